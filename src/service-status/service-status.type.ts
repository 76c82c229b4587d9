import { GraphQLDateTime } from 'graphql-scalars';
import { Field } from 'type-graphql';
import type { MaintenanceWindow } from './service-status';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** Whether the service accepts changes. */
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

/** The GraphQL type for a maintenance window. */
@DescribedObject('MaintenanceWindow', 'An announced maintenance window. Mutations fail during it.')
export class MaintenanceWindowType {
  @Field(() => GraphQLDateTime, { description: 'When the maintenance starts or started.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When the service accepts changes again.' })
  endsAt!: Date;

  @Field(() => String, { description: 'The announcement, to show to people.' })
  message!: string;
}

/** The GraphQL type for the service's status. */
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

/**
 * Creates the GraphQL object for the service's status from the current or next maintenance. Names each published field.
 */
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
