import { GraphQLDateTime } from 'graphql-scalars';
import { Field } from 'type-graphql';
import type { MaintenanceWindow } from './service-status';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** Says whether the service takes changes. */
export type ServiceAvailability = 'OPERATIONAL' | 'MAINTENANCE';

const ServiceAvailabilityEnum = describedEnum<ServiceAvailability>(
  'ServiceAvailability',
  'Whether the service accepts changes.',
  {
    OPERATIONAL: 'Everything works.',
    MAINTENANCE:
      'Queries work. Mutations fail with `SERVICE_UNAVAILABLE`, and mail is sent after the maintenance.',
  },
);

/** A maintenance window, as the graph shows it. */
@DescribedObject('MaintenanceWindow', 'An announced maintenance window. Mutations fail during it.')
export class MaintenanceWindowType {
  @Field(() => GraphQLDateTime, { description: 'When the maintenance starts or started.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the service accepts changes again.' })
  endsAt!: Date;

  @Field(() => String, { description: 'The announcement, to show to people.' })
  message!: string;
}

/** The service's status, as the graph shows it. */
@DescribedObject('ServiceStatus', 'Whether the service accepts changes, and any announced maintenance.')
export class ServiceStatusType {
  @Field(() => ServiceAvailabilityEnum, { description: 'Whether the service currently accepts changes.' })
  availability!: ServiceAvailability;

  @Field(() => MaintenanceWindowType, {
    nullable: true,
    description: 'The current or next announced maintenance window. Null when there is none.',
  })
  maintenance!: MaintenanceWindowType | null;
}

/** Presents the service's status, by the maintenance under way or else to come: names each field that is published. */
export function presentServiceStatus(announced: MaintenanceWindow | null, now: Date): ServiceStatusType {
  return {
    availability: announced && announced.startsAt <= now ? 'MAINTENANCE' : 'OPERATIONAL',
    maintenance: announced && {
      startsAt: announced.startsAt,
      endsAt: announced.endsAt,
      message: announced.message,
    },
  };
}
