import {
  AssociateProfileDocument,
  PreviewDocument,
  RequestInvitesDocument,
  SendInviteDocument,
  SignOutDocument,
  SwitchProfileDocument,
  ViewerDocument,
} from '../operations/generated/graphql';
import { tokensIn } from '../support/mail/mails';
import { type Records, recordsIn } from '../support/database/records';
import { type SignedIn, startTestApp, type TestApp } from '../support/servers/test-app';
import { describeOnEachDatabase } from '../support/database/test-database';

const ADDRESS = 'kim.abercrombie@contoso.example';

describeOnEachDatabase('the journey of the CustomerSource Access FAQ', (database) => {
  let test: TestApp;
  let records: Records;
  let kim: SignedIn;
  let profileIds: string[];

  beforeAll(async () => {
    test = await startTestApp(database);
    records = recordsIn(test.database, () => test.clock.now());
    const accounts = [
      await records.account({ name: 'Contoso Ltd' }),
      await records.account({ name: 'Adventure Works' }),
      await records.account({ name: 'Fabrikam Consulting', kind: 'PARTNER' }),
    ];
    const profiles = [];
    for (const { id } of accounts) profiles.push(await records.profile({ accountId: id, email: ADDRESS }));
    profileIds = profiles.map(({ id }) => id);
    kim = await test.signIn({ displayName: 'Kim Abercrombie' });
  });
  afterAll(() => test.close());

  it('starts signed in, with no profile and nothing to choose', async () => {
    const { viewer } = await test.operate(ViewerDocument, {}, { as: kim });
    expect(viewer).toMatchObject({
      identity: { displayName: 'Kim Abercrombie' },
      activeProfile: null,
      selection: { required: false, resolvedBy: null, candidates: [] },
    });
  });

  it('sends one mail for each profile with the entered address', async () => {
    const { requestInvites } = await test.operate(
      RequestInvitesDocument,
      { input: { email: ' Kim.Abercrombie@CONTOSO.example ' } },
      { as: kim },
    );
    expect(requestInvites).toEqual({ accepted: true, userErrors: [] });
    await test.work();
    expect(
      test.mailbox
        .messages()
        .map(({ Subject }) => Subject)
        .toSorted(),
    ).toEqual([
      'Adventure Works: your CustomerSource invitation, Kim Abercrombie',
      'Contoso Ltd: your CustomerSource invitation, Kim Abercrombie',
      'Fabrikam Consulting: your PartnerSource invitation, Kim Abercrombie',
    ]);
  });

  it('shows what a link is for, and associates all profiles of the mailbox in one step', async () => {
    const token = tokensIn(test.mailbox, 'Contoso Ltd')[0] ?? '';
    const { invitationPreview } = await test.operate(PreviewDocument, { token }, { as: kim });
    expect(invitationPreview).toMatchObject({
      status: 'PENDING',
      email: ADDRESS,
      account: { name: 'Contoso Ltd', program: 'CUSTOMERSOURCE' },
      profile: { id: profileIds[0], replacesIdentity: false, associatedWithYou: false },
      currentIdentity: { displayName: 'Kim Abercrombie' },
    });
    const alsoProfileIds = (invitationPreview?.matchingProfiles ?? []).map(({ id }) => id);
    expect(alsoProfileIds.toSorted()).toEqual(profileIds.slice(1).toSorted());

    const { associateProfile } = await test.operate(
      AssociateProfileDocument,
      { input: { token, alsoProfileIds } },
      { as: kim },
    );
    expect(associateProfile.userErrors).toEqual([]);
    expect(associateProfile.associations.map(({ profile }) => profile.id).toSorted()).toEqual(
      profileIds.toSorted(),
    );
  });

  it('then requires a choice of account, across CustomerSource and PartnerSource', async () => {
    const { viewer } = await test.operate(ViewerDocument, {}, { as: kim });
    expect(viewer?.selection.required).toBe(true);
    expect(viewer?.selection.candidates.map(({ account }) => account.name).toSorted()).toEqual([
      'Adventure Works',
      'Contoso Ltd',
      'Fabrikam Consulting',
    ]);
  });

  it('switches without signing out, and keeps the choice for later sessions on request', async () => {
    const [contoso = '', adventureWorks = ''] = profileIds;
    const chosen = await test.operate(SwitchProfileDocument, { input: { profileId: contoso } }, { as: kim });
    expect(chosen.switchProfile.viewer).toEqual({
      activeProfile: { id: contoso },
      selection: { resolvedBy: 'SESSION' },
    });
    const switched = await test.operate(
      SwitchProfileDocument,
      { input: { profileId: adventureWorks, makeDefault: true } },
      { as: kim },
    );
    expect(switched.switchProfile.viewer?.activeProfile?.id).toBe(adventureWorks);

    const elsewhere = await test.signIn(kim.identity);
    const { viewer } = await test.operate(ViewerDocument, {}, { as: elsewhere });
    expect(viewer).toMatchObject({
      activeProfile: { id: adventureWorks },
      selection: { resolvedBy: 'DEFAULT' },
    });
  });

  it('moves a profile to another Microsoft account once that account accepts', async () => {
    const [contoso = ''] = profileIds;
    const asContoso = { as: kim, profileId: contoso };
    test.mailbox.clear();
    const { sendInvite } = await test.operate(
      SendInviteDocument,
      { input: { profileId: contoso } },
      asContoso,
    );
    expect(sendInvite).toMatchObject({
      invitation: { status: 'PENDING', delivery: 'QUEUED' },
      userErrors: [],
    });
    await test.work();
    const [token = ''] = tokensIn(test.mailbox, 'Contoso Ltd');

    const other = await test.signIn({ displayName: 'Kim at work' });
    const refused = await test.operate(AssociateProfileDocument, { input: { token } }, { as: other });
    expect(refused.associateProfile.userErrors).toMatchObject([{ code: 'REPLACEMENT_NOT_CONFIRMED' }]);
    const still = await test.operate(ViewerDocument, {}, asContoso);
    expect(still.viewer?.activeProfile?.id).toBe(contoso);

    const moved = await test.operate(
      AssociateProfileDocument,
      { input: { token, replaceIdentity: true } },
      { as: other },
    );
    expect(moved.associateProfile.association).toMatchObject({ status: 'ACTIVE', profile: { id: contoso } });
    const gone = await test.send(ViewerDocument.toString(), {}, asContoso);
    expect(gone.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN', reason: 'PROFILE_NOT_USABLE' } }]);
  });

  it('signs out on the server, so the cookie no longer works', async () => {
    const { signOut } = await test.operate(SignOutDocument, { input: { everywhere: true } }, { as: kim });
    expect(signOut.userErrors).toEqual([]);
    const { viewer } = await test.operate(ViewerDocument, {}, { as: kim });
    expect(viewer).toBeNull();
  });
});
