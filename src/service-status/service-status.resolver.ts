import { Ctx, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../request/request-context';
import type { MaintenanceSchedule } from './maintenance-schedule';
import { presentServiceStatus, ServiceStatusType } from './service-status.type';

/** Resolves the service's status. */
@Resolver(() => ServiceStatusType)
export class ServiceStatusResolver {
  /** Takes the announced maintenance. */
  constructor(private readonly maintenance: Pick<MaintenanceSchedule, 'announced'>) {}

  /** Returns whether changes are accepted. */
  @Query(() => ServiceStatusType, {
    description: 'Whether the service currently accepts changes. Anonymous callers can read it.',
  })
  serviceStatus(@Ctx() context: RequestContext): ServiceStatusType {
    const now = context.now();
    return presentServiceStatus(this.maintenance.announced(now), now);
  }
}
