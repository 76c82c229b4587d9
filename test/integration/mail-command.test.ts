import { MailEntity } from '../../src/mail/mail.entity';
import { type Invitations, invitationsIn } from '../support/invitations';
import { type ProgramEnd, runProgram } from '../support/program';
import { startTestApp, type TestApp } from '../support/test-app';
import { describeOnEachDatabase } from '../support/test-database';

describeOnEachDatabase('npm run mail', (database) => {
  let test: TestApp;
  let invitations: Invitations;

  beforeAll(async () => {
    test = await startTestApp(database);
    invitations = invitationsIn(test);
  });
  afterAll(() => test.close());

  const mail = (...args: string[]): Promise<ProgramEnd> => runProgram('mail-command', database.url, args);

  it('lists, takes back and says what it could not do', async () => {
    const { id: subjectId } = await invitations.issue(await invitations.unheld());
    const listed = await mail('list', '--status', 'QUEUED', '--json');
    const [{ id }] = JSON.parse(listed.stdout) as [{ id: string }];
    expect((await mail('cancel', id)).code).toBe(0);
    const row = await test.database.reads.findOneByOrFail(MailEntity, { subjectId });
    expect(row).toMatchObject({ id, status: 'CANCELLED' });
    expect((await mail('retry', id)).code).toBe(1);
    expect((await mail('show', 'mail_none')).code).toBe(1);
  }, 60_000);
});
