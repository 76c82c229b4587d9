import type { QueryRunner } from 'typeorm';
import { FORMER_WORDS } from '../account-lookup';
import { FOLDED_WORDS, rebuildWords } from '../rebuilt-words';
import type { SchemaMigration } from '../schema-migration';

/** Lets names be found without letters such as ø, by other spellings, and within Chinese and Japanese names. */
export class RebuildWords1795920000000 implements SchemaMigration {
  readonly name = 'RebuildWords1795920000000';
  readonly drops = [];

  /** Rewrites the words that records are found by, and the keys that names are ordered by. */
  async up(queryRunner: QueryRunner): Promise<void> {
    await rebuildWords(queryRunner, FORMER_WORDS, FOLDED_WORDS);
  }

  /** Rewrites them as the release before searches for them. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await rebuildWords(queryRunner, FOLDED_WORDS, FORMER_WORDS);
  }
}
