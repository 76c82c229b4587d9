import { Ctx, Resolver, Subscription } from 'type-graphql';
import type { SubscriptionContext, Topic } from '../request/topic';
import type { MaintenanceSchedule } from './maintenance-schedule';
import { presentServiceStatus, ServiceStatusType } from './service-status.type';

/** The id with which changes of the service's status are announced to streams. */
export const SERVICE_STATUS = 'service-status';

const TOPIC: Topic = {
  ids: [SERVICE_STATUS],
  effectOf: null,
  effectOfPlans: 'CHECK',
  requireAccess: () => Promise.resolve(),
};

/** Resolves changes of the service's status. */
@Resolver()
export class ServiceStatusChangedResolver {
  /** Takes the announced maintenance. */
  constructor(private readonly maintenance: Pick<MaintenanceSchedule, 'announced'>) {}

  /** Returns whether changes are accepted, as soon as that changes. */
  @Subscription(() => ServiceStatusType, {
    description:
      'Whether the service currently accepts changes. The first event has the current state. Further events follow when maintenance is announced, begins or ends. Anonymous callers can follow it.',
    subscribe: ({ context }: { readonly context: SubscriptionContext }) => context.follow(TOPIC),
  })
  serviceStatusChanged(@Ctx() context: SubscriptionContext): ServiceStatusType {
    const now = context.now();
    return presentServiceStatus(this.maintenance.announced(now), now);
  }
}
