import { Column, Entity, Index, JoinColumn, ManyToOne, type Relation } from 'typeorm';
import { ExternalIdColumn, IdColumn, InstantColumn, OneOfColumn, ReferenceColumn } from '../database/columns';
import { SERVICE_PLAN_KINDS, type ServicePlan, type ServicePlanKind } from './account';
import { AccountEntity } from './account.entity';

/** The row of a service plan. */
@Entity('service_plan')
@Index('uq_service_plan_external_id', ['externalId'], { unique: true })
@Index('ix_service_plan_account', ['accountId', 'endsAt', 'startsAt'])
@Index('ix_service_plan_end', ['endsAt', 'id'])
@Index('ix_service_plan_start', ['startsAt', 'id'])
export class ServicePlanEntity implements ServicePlan {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  accountId!: string;

  @OneOfColumn(SERVICE_PLAN_KINDS)
  kind!: ServicePlanKind;

  @Column('varchar', { length: 200 })
  name!: string;

  @InstantColumn()
  startsAt!: Date;

  @InstantColumn()
  endsAt!: Date;

  @ExternalIdColumn()
  externalId!: string | null;

  @ManyToOne(() => AccountEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'account_id', foreignKeyConstraintName: 'fk_service_plan_account' })
  account?: Relation<AccountEntity>;
}
