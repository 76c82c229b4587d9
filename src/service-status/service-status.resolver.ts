import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import type { MaintenanceSchedule } from './maintenance-schedule';
import { presentServiceStatus, ServiceStatusType } from './service-status.type';

/** Answers for the service as a whole. */
@Resolver(() => ServiceStatusType)
export class ServiceStatusResolver {
  /** Takes the maintenance that is announced. */
  constructor(private readonly maintenance: Pick<MaintenanceSchedule, 'announced'>) {}

  /** Tells whether changes are taken. */
  @Query(() => ServiceStatusType, {
    description: 'Whether the service currently accepts changes. Anonymous callers can read it.',
  })
  serviceStatus(@Ctx() context: RequestContext): ServiceStatusType {
    const now = context.now();
    return presentServiceStatus(this.maintenance.announced(now), now);
  }
}
