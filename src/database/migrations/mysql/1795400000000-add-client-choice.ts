import type { QueryRunner } from 'typeorm';
import type { SchemaMigration } from '../schema-migration';

const STATEMENTS = [
  `CREATE TABLE IF NOT EXISTS \`client_choice\` (
    \`identity_id\` varchar(31) NOT NULL,
    \`client_id\` varchar(64) NOT NULL,
    \`profile_id\` varchar(31) NOT NULL,
    \`chosen_at\` datetime(3) NOT NULL,
    PRIMARY KEY (\`identity_id\`, \`client_id\`),
    INDEX \`ix_client_choice_profile\` (\`profile_id\`),
    CONSTRAINT \`fk_client_choice_identity\` FOREIGN KEY (\`identity_id\`) REFERENCES \`identity\` (\`id\`) ON DELETE CASCADE ON UPDATE NO ACTION,
    CONSTRAINT \`fk_client_choice_profile\` FOREIGN KEY (\`profile_id\`) REFERENCES \`profile\` (\`id\`) ON DELETE CASCADE ON UPDATE NO ACTION
  ) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`,
];

/** Adds the choices of profile that are kept for client applications. */
export class AddClientChoice1795400000000 implements SchemaMigration {
  readonly name = 'AddClientChoice1795400000000';
  readonly drops = [{ table: 'client_choice' }];

  /** Creates the table. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops the table. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE IF EXISTS `client_choice`');
  }
}
