import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createDataSource } from '../../src/composition/data-source';
import { openDatabase } from '../../src/database/open-database';
import { describeSkipped } from '../support/run/programs';

describe('opening an SQLite file', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'csa-open-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = (path: string) =>
    openDatabase(createDataSource, { address: { kind: 'sqlite', path }, migrate: true });
  const folderRefused = (path: string): string =>
    `The folder ${path} can't be written. Choose another in DATABASE_URL.`;
  const fileRefused = (path: string): string =>
    `The file ${path} can't be used as a database. Choose another in DATABASE_URL.`;

  it('creates the parent folders', async () => {
    const path = join(folder, 'a/b/access.sqlite');
    const database = await open(path);
    await database.close();
    expect(existsSync(path)).toBe(true);
  });

  it("names the folder that can't be created", async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(open(join(folder, 'file/access.sqlite'))).rejects.toThrow(
      folderRefused(join(folder, 'file')),
    );
  });

  it("names the path that isn't a file", async () => {
    const path = join(folder, 'access.sqlite');
    mkdirSync(path);
    await expect(open(path)).rejects.toThrow(fileRefused(path));
  });

  it("names the file that isn't a database, and doesn't change it", async () => {
    const path = join(folder, 'notes.txt');
    writeFileSync(path, 'Dear diary, '.repeat(1000));
    await expect(open(path)).rejects.toThrow(fileRefused(path));
  });

  const refusesWhatMayNotBeWritten = (): void => {
    it("names the folder or file that isn't writable", async () => {
      const path = join(folder, 'access.sqlite');
      await (await open(path)).close();
      chmodSync(path, 0o400);
      await expect(open(path)).rejects.toThrow(fileRefused(path));
      chmodSync(path, 0o600);
      chmodSync(folder, 0o500);
      await expect(open(path)).rejects.toThrow(folderRefused(folder));
      chmodSync(folder, 0o700);
    });
  };
  if (process.getuid?.() === 0)
    describeSkipped('without permission', 'root may write everything', refusesWhatMayNotBeWritten);
  else refusesWhatMayNotBeWritten();
});
