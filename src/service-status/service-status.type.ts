import { GraphQLDateTime } from 'graphql-scalars';
import { Field } from 'type-graphql';
import type { MaintenanceWindow } from './service-status';
import { describedEnum } from '../schema-parts/described-enum';
import { DescribedObject } from '../schema-parts/described-object';

/** Says whether the service takes changes. */
export type ServiceAvailability = 'OPERATIONAL' | 'MAINTENANCE';

const ServiceAvailabilityEnum = describedEnum<ServiceAvailability>(
  'ServiceAvailability',
  'Whether the service takes changes.',
  {
    OPERATIONAL: 'Everything works.',
    MAINTENANCE: 'Reading works; mutations are answered with SERVICE_UNAVAILABLE, and mail waits.',
  },
);

/** A maintenance window, as the graph shows it. */
@DescribedObject('MaintenanceWindow', 'An announced time in which nothing is changed.')
export class MaintenanceWindowType {
  @Field(() => GraphQLDateTime, { description: 'When it starts, or started.' })
  startsAt!: Date;

  @Field(() => GraphQLDateTime, { description: 'When changes are taken again.' })
  endsAt!: Date;

  @Field(() => String, { description: 'What it is for, in plain words.' })
  message!: string;
}

/** The service's status, as the graph shows it. */
@DescribedObject(
  'ServiceStatus',
  'Whether the service takes changes, and any maintenance that was announced.',
)
export class ServiceStatusType {
  @Field(() => ServiceAvailabilityEnum, { description: 'Whether changes are taken now.' })
  availability!: ServiceAvailability;

  @Field(() => MaintenanceWindowType, {
    nullable: true,
    description: 'The maintenance that is under way or announced; null when there is none to come.',
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
