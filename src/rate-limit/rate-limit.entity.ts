import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** The row of a counter that expires. */
@Entity('rate_limit')
@Index('ix_rate_limit_expiry', ['expiresAtMs'])
export class RateLimitEntity {
  /** The limit's name, and a hash of the caller or recipient. */
  @PrimaryColumn('varchar', { length: 128 })
  limitKey!: string;

  @Column('int')
  points!: number;

  /** Milliseconds since 1970, because arithmetic on it must work the same on every database. */
  @Column('bigint')
  expiresAtMs!: string;
}
