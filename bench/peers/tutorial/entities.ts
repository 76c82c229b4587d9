import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, JoinColumn, ManyToOne, OneToMany, PrimaryColumn, type Relation } from 'typeorm';
import { programOf } from '../../servers/answers';

/** An account: table and GraphQL type in one class, as in tutorials. */
@Entity('account')
@ObjectType()
@Directive('@key(fields: "id")')
export class Account {
  @PrimaryColumn('varchar')
  @Field(() => ID)
  id!: string;

  @Column('varchar')
  @Field(() => String)
  number!: string;

  @Column('varchar')
  @Field(() => String)
  name!: string;

  @Column('varchar')
  @Field(() => String)
  kind!: string;

  @Column('varchar')
  @Field(() => String)
  status!: string;

  @Column('varchar', { name: 'partner_id', nullable: true })
  partnerId!: string | null;

  @OneToMany(() => ServicePlan, (plan) => plan.account)
  plans?: Relation<ServicePlan[]>;

  @Field(() => String)
  get program(): string {
    return programOf(this.kind);
  }
}

/** A service plan of an account. */
@Entity('service_plan')
export class ServicePlan {
  @PrimaryColumn('varchar')
  id!: string;

  @ManyToOne(() => Account, (account) => account.plans)
  @JoinColumn({ name: 'account_id' })
  account?: Relation<Account>;

  @Column('datetime', { name: 'starts_at' })
  startsAt!: Date;

  @Column('datetime', { name: 'ends_at' })
  endsAt!: Date;
}

/** A profile of an account. */
@Entity('profile')
@ObjectType()
export class Profile {
  @PrimaryColumn('varchar')
  @Field(() => ID)
  id!: string;

  @Column('varchar', { name: 'account_id' })
  accountId!: string;

  @Column('varchar', { name: 'display_name' })
  @Field(() => String)
  displayName!: string;

  @Column('varchar')
  @Field(() => String)
  email!: string;

  @Column('varchar')
  @Field(() => String)
  role!: string;

  @Column('varchar')
  @Field(() => String)
  status!: string;

  @Column('varchar')
  @Field(() => String)
  locale!: string;

  @OneToMany(() => Association, (association) => association.profile)
  associations?: Relation<Association[]>;

  @ManyToOne(() => Account)
  @JoinColumn({ name: 'account_id' })
  accountOfProfile?: Relation<Account>;
}

/** The association of a profile with an identity. */
@Entity('association')
export class Association {
  @PrimaryColumn('varchar')
  id!: string;

  @Column('varchar', { name: 'identity_id' })
  identityId!: string;

  @ManyToOne(() => Profile, (profile) => profile.associations)
  @JoinColumn({ name: 'profile_id' })
  profile?: Relation<Profile>;

  @Column('datetime', { name: 'associated_at' })
  associatedAt!: Date;

  @Column('datetime', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

/** A browser's session. */
@Entity('session')
export class Session {
  @PrimaryColumn('varchar')
  id!: string;

  @Column('varchar', { name: 'token_hash' })
  tokenHash!: string;

  @Column('varchar', { name: 'identity_id' })
  identityId!: string;

  @Column('varchar', { name: 'active_profile_id', nullable: true })
  activeProfileId!: string | null;

  @Column('datetime', { name: 'idle_expires_at' })
  idleExpiresAt!: Date;

  @Column('datetime', { name: 'expires_at' })
  expiresAt!: Date;

  @Column('datetime', { name: 'ended_at', nullable: true })
  endedAt!: Date | null;
}

/** A profile in a list. */
@ObjectType()
export class ProfileEdge {
  @Field(() => Profile)
  node!: Profile;
}

/** A list of profiles. */
@ObjectType()
export class ProfileConnection {
  @Field(() => [ProfileEdge])
  edges!: ProfileEdge[];
}

/** The signed-in person. */
@ObjectType()
export class Viewer {
  session!: Session;
}
