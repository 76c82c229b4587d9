import { AuditEventEntity } from '../../src/audit/audit-event.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { type Colleague, type People, peopleOf } from '../support/actors/people';
import { type Sender, type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

interface Acting {
  activeProfile: { id: string } | null;
  selection: { resolvedBy: string | null; defaultProfile: { id: string } | null };
}
interface Cleared {
  clearDefaultProfile: { viewer: Acting | null; userErrors: { code: string; field: string[] | null }[] };
}

const ACTING = 'activeProfile { id } selection { resolvedBy defaultProfile { id } }';
const CLEAR = `mutation { clearDefaultProfile { viewer { ${ACTING} } userErrors { code field } } }`;

describeOnEachDatabase('clearDefaultProfile', (database) => {
  let test: TestApp;
  let people: People;
  let person: SignedIn;
  let chosen: Colleague;

  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  beforeEach(async () => {
    chosen = await people.member();
    person = chosen.person;
    await people.another(person);
    await test.send(
      `mutation { switchProfile(input: { profileId: "${chosen.profile.id}", makeDefault: true }) { userErrors { code } } }`,
      {},
      { as: person },
    );
  });
  afterAll(() => test.close());

  const clear = (sender: Sender) => test.send<Cleared>(CLEAR, {}, sender);
  const acting = async (sender: Sender): Promise<Acting> =>
    (await test.send<{ viewer: Acting }>(`{ viewer { ${ACTING} } }`, {}, sender)).data.viewer;
  const events = async (): Promise<AuditEventEntity[]> =>
    test.database.reads.findBy(AuditEventEntity, {
      action: 'DEFAULT_PROFILE_CLEARED',
      subjectId: (await people.records.identityOf(person)).id,
    });

  it('makes later sessions choose again, and leaves those with a choice alone', async () => {
    expect(await acting({ as: person })).toEqual({
      activeProfile: { id: chosen.profile.id },
      selection: { resolvedBy: 'SESSION', defaultProfile: { id: chosen.profile.id } },
    });
    const { data } = await clear({ as: person });
    expect(data.clearDefaultProfile).toEqual({
      viewer: {
        activeProfile: { id: chosen.profile.id },
        selection: { resolvedBy: 'SESSION', defaultProfile: null },
      },
      userErrors: [],
    });
    expect(await acting({ as: await test.signIn(person.identity) })).toEqual({
      activeProfile: null,
      selection: { resolvedBy: null, defaultProfile: null },
    });
    expect(await events()).toMatchObject([
      { accountId: null, profileId: null, changes: { default: [chosen.profile.id, null] } },
    ]);
  });

  it('is NO_DEFAULT_PROFILE without a default, as on repetition', async () => {
    await clear({ as: person });
    const { data } = await clear({ as: person });
    expect(data.clearDefaultProfile).toEqual({
      viewer: null,
      userErrors: [{ code: 'NO_DEFAULT_PROFILE', field: null }],
    });
    expect(await events()).toHaveLength(1);
  });

  it('has one effect when it is called twice at once', async () => {
    const answers = await Promise.all([clear({ as: person }), clear({ as: person })]);
    const codes = answers.map(({ data }) => data.clearDefaultProfile.userErrors.map(({ code }) => code));
    expect(codes.toSorted()).toEqual([[], ['NO_DEFAULT_PROFILE']]);
    expect(await events()).toHaveLength(1);
  });

  it('doesn’t show a default profile that was disabled', async () => {
    await test.database.write((manager) =>
      manager.update(ProfileEntity, { id: chosen.profile.id }, { status: 'DISABLED' }),
    );
    expect((await acting({ as: person })).selection.defaultProfile).toBeNull();
  });

  it('requires a sign-in', async () => {
    expect((await clear({})).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
