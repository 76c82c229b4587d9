import { Entity, JoinColumn, OneToOne, PrimaryColumn, type Relation } from 'typeorm';
import { InstantColumn, OneOfColumn } from '../database/columns';
import { ID_LENGTH } from '../foundation/ids';
import { DECLINE_REASONS, type DeclineReason } from './invitation';
import { InvitationEntity } from './invitation.entity';

/**
 * The row of when and why an invitation was declined. `InvitationEntity` reads it.
 *
 * A table of its own: MariaDB would rebuild the table of invitations for another column, and allow no writes meanwhile.
 */
@Entity('declined_invitation')
export class DeclinedInvitationEntity {
  @PrimaryColumn('varchar', { length: ID_LENGTH })
  invitationId!: string;

  @InstantColumn()
  declinedAt!: Date;

  @OneOfColumn(DECLINE_REASONS, { nullable: true })
  reason!: DeclineReason | null;

  @OneToOne(() => InvitationEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'invitation_id', foreignKeyConstraintName: 'fk_declined_invitation' })
  invitation?: Relation<InvitationEntity>;
}
