import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `CREATE TABLE \`client_choice\` (
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
export class AddClientChoice1795400000000 implements MigrationInterface {
  /** Names the migration in the table of those that ran. */
  readonly name = 'AddClientChoice1795400000000';

  /** Creates the table. */
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await queryRunner.query(statement);
  }

  /** Drops the table, with all that is in it. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('DROP TABLE `client_choice`');
  }
}
