import { Entity, Index, JoinColumn, ManyToOne, PrimaryColumn, type Relation } from 'typeorm';
import { InstantColumn, ReferenceColumn } from '../database/columns';
import { ID_LENGTH } from '../foundation/ids';
import { ProfileEntity } from '../profile/profile.entity';
import { IdentityEntity } from './identity.entity';

/**
 * The row of the profile that a person has chosen in a client application that calls with access tokens.
 *
 * There's one choice for each identity and application, on all devices. Like the choice of a browser's session, it's
 * ignored while the profile can't be used.
 */
@Entity('client_choice')
@Index('ix_client_choice_profile', ['profileId'])
export class ClientChoiceEntity {
  @PrimaryColumn('varchar', { length: ID_LENGTH })
  identityId!: string;

  /** The application's id at Microsoft: the claim `azp` or `appid`. */
  @PrimaryColumn('varchar', { length: 64 })
  clientId!: string;

  @ReferenceColumn()
  profileId!: string;

  @InstantColumn()
  chosenAt!: Date;

  @ManyToOne(() => IdentityEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'identity_id', foreignKeyConstraintName: 'fk_client_choice_identity' })
  identity?: Relation<IdentityEntity>;

  @ManyToOne(() => ProfileEntity, { onDelete: 'CASCADE' })
  @JoinColumn({ name: 'profile_id', foreignKeyConstraintName: 'fk_client_choice_profile' })
  profile?: Relation<ProfileEntity>;
}
