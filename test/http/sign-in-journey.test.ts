import { sharedAddress } from '../../src/dev/sample-accounts';
import {
  AssociateProfileDocument,
  PreviewDocument,
  RequestInvitesDocument,
  SendInviteDocument,
  SignOutDocument,
  SwitchProfileDocument,
  ViewerDocument,
} from '../operations/generated/graphql';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { HttpVisitor } from '../support/actors/http-visitor';
import { tokensIn } from '../support/mail/mails';
import { describeOnEachDatabase } from '../support/database/test-database';
import { mailsTo } from '../support/actors/visitor';

describeOnEachDatabase('the journey over HTTP, with the identity provider and the mailbox', (database) => {
  let stack: DevStack;
  let phone: HttpVisitor;
  let desk: HttpVisitor;
  let work: HttpVisitor;
  let contoso: string;
  let fabrikam: string;

  beforeAll(async () => {
    stack = await startDevStack({ databaseUrl: database.url });
    [phone, desk, work] = [
      new HttpVisitor(stack.url),
      new HttpVisitor(stack.url),
      new HttpVisitor(stack.url),
    ];
  });
  afterAll(() => stack.close());

  const viewerOf = async (visitor: HttpVisitor, headers = {}) =>
    (await visitor.operate(ViewerDocument, {}, headers)).viewer;

  it('signs in with a personal account and returns to the previous page', async () => {
    expect(await viewerOf(desk)).toBeNull();
    const { path, response } = await desk.signIn('kim-personal', { returnTo: '/accept?from=mail' });
    expect(path.map((address) => new URL(address).pathname)).toEqual([
      '/auth/sign-in',
      '/common/oauth2/v2.0/authorize',
      '/auth/callback',
      '/accept',
    ]);
    expect([response.status, path.at(-1)]).toEqual([200, `${stack.url}/accept?from=mail`]);
    expect(await viewerOf(desk)).toMatchObject({
      identity: { username: 'kim.abercrombie@outlook.example', kind: 'PERSONAL' },
      activeProfile: null,
      selection: { required: false, resolvedBy: null, candidates: [] },
    });
  });

  it('sends a mail for each profile with another address than the account’s', async () => {
    const { requestInvites } = await desk.operate(RequestInvitesDocument, {
      input: { email: sharedAddress },
    });
    expect(requestInvites).toEqual({ accepted: true, userErrors: [] });
    expect(await mailsTo(stack, sharedAddress, 3)).toHaveLength(3);
  });

  it('shows an invitation, and associates all three profiles with one of the links', async () => {
    const [token = ''] = tokensIn(stack.mailbox, 'Contoso Ltd');
    const { invitationPreview } = await desk.operate(PreviewDocument, { token });
    expect(invitationPreview).toMatchObject({
      status: 'PENDING',
      account: { name: 'Contoso Ltd', program: 'CUSTOMERSOURCE' },
      currentIdentity: { displayName: 'Kim Abercrombie' },
    });
    const others = invitationPreview?.matchingProfiles ?? [];
    expect(others.map(({ account }) => account.name).sort()).toEqual([
      'Adventure Works',
      'Fabrikam Consulting',
    ]);
    contoso = invitationPreview?.profile.id ?? '';
    fabrikam = others.find(({ account }) => account.name === 'Fabrikam Consulting')?.id ?? '';

    const { associateProfile } = await desk.operate(AssociateProfileDocument, {
      input: { token, alsoProfileIds: others.map(({ id }) => id) },
    });
    expect(associateProfile.userErrors).toEqual([]);
    expect(associateProfile.associations).toHaveLength(3);
  });

  it('requires a choice, and switches without signing out', async () => {
    const before = await viewerOf(desk);
    expect(before?.selection).toMatchObject({ required: true, resolvedBy: null });
    expect(before?.selection.candidates).toHaveLength(3);
    const cookie = (await desk.session())?.value;
    const { switchProfile } = await desk.operate(SwitchProfileDocument, {
      input: { profileId: contoso, makeDefault: true },
    });
    expect(switchProfile.viewer).toMatchObject({
      activeProfile: { id: contoso },
      selection: { resolvedBy: 'SESSION' },
    });
    expect((await desk.session())?.value).toBe(cookie);
  });

  it('starts with the default profile on another device, where the header takes precedence', async () => {
    await phone.signIn('kim-personal', { keep: true });
    expect(await viewerOf(phone)).toMatchObject({
      activeProfile: { id: contoso },
      selection: { required: false, resolvedBy: 'DEFAULT' },
    });
    expect(await viewerOf(phone, { 'x-profile-id': fabrikam })).toMatchObject({
      activeProfile: { id: fabrikam, account: { program: 'PARTNERSOURCE' } },
      selection: { resolvedBy: 'HEADER' },
    });
    expect(await viewerOf(phone)).toMatchObject({ activeProfile: { id: contoso } });
  });

  it('moves a profile to another Microsoft account, and the old one loses it immediately on every device', async () => {
    stack.mailbox.clear();
    const { sendInvite } = await desk.operate(SendInviteDocument, { input: { profileId: contoso } });
    expect(sendInvite.userErrors).toEqual([]);
    const [{ token } = { token: '' }] = await mailsTo(stack, sharedAddress, 1);

    await work.signIn('kim');
    const accept = (input: { token: string; replaceIdentity?: boolean }) =>
      work.operate(AssociateProfileDocument, { input });
    const refused = await accept({ token });
    expect(refused.associateProfile.userErrors.map(({ code }) => code)).toEqual([
      'REPLACEMENT_NOT_CONFIRMED',
    ]);
    expect((await viewerOf(desk))?.activeProfile?.id).toBe(contoso);

    const moved = await accept({ token, replaceIdentity: true });
    expect(moved.associateProfile.userErrors).toEqual([]);
    expect(await viewerOf(work)).toMatchObject({
      identity: { kind: 'ORGANIZATIONAL' },
      activeProfile: { id: contoso },
      selection: { resolvedBy: 'ONLY_PROFILE' },
    });
    for (const device of [desk, phone]) {
      const viewer = await viewerOf(device);
      expect(viewer?.activeProfile).toBeNull();
      expect(viewer?.selection).toMatchObject({ required: true, resolvedBy: null });
      const { errors } = await device.ask(ViewerDocument, {}, { 'x-profile-id': contoso });
      expect(errors.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    }
  });

  it('signs out of one device: a copy of its cookie no longer works, the other stays signed in', async () => {
    const thief = new HttpVisitor(stack.url);
    await thief.jar.setCookie(String(await desk.session()), stack.url);
    expect(await viewerOf(thief)).not.toBeNull();
    const { signOut } = await desk.operate(SignOutDocument, {});
    expect(signOut.userErrors).toEqual([]);
    expect(signOut.microsoftSignOutUrl).toMatch(/\/common\/oauth2\/v2\.0\/logout\?/);
    expect(await desk.session()).toBeUndefined();
    expect([await viewerOf(thief), await viewerOf(desk)]).toEqual([null, null]);
    expect(await viewerOf(phone)).not.toBeNull();
  });

  it('signs out everywhere with a form, and nobody else', async () => {
    await desk.signIn('kim-personal');
    const response = await desk.fetch('/auth/sign-out', {
      method: 'POST',
      headers: { origin: stack.url, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'everywhere=1&microsoft=1',
    });
    expect([response.status, response.headers.get('location')]).toEqual([
      303,
      expect.stringMatching(/\/common\/oauth2\/v2\.0\/logout\?/),
    ]);
    expect([await viewerOf(desk), await viewerOf(phone)]).toEqual([null, null]);
    expect(await viewerOf(work)).not.toBeNull();
  });

  describe('cookies', () => {
    it('expire with the browser, unless the person chooses to stay signed in', async () => {
      const [brief, kept] = [new HttpVisitor(stack.url), new HttpVisitor(stack.url)];
      await brief.signIn('nora');
      await kept.signIn('nora', { keep: true });
      expect([(await brief.session())?.isPersistent(), (await kept.session())?.isPersistent()]).toEqual([
        false,
        true,
      ]);
      expect((await viewerOf(brief))?.session?.persistent).toBe(false);
      expect((await viewerOf(kept))?.session?.persistent).toBe(true);
      // Both are restricted to this host, and scripts can't read them.
      expect(await brief.session()).toMatchObject({
        hostOnly: true,
        httpOnly: true,
        path: '/',
        sameSite: 'lax',
      });
    });

    it('planted before signing in are replaced', async () => {
      const victim = new HttpVisitor(stack.url);
      const attacker = new HttpVisitor(stack.url);
      await attacker.signIn('nora');
      const planted = String(await attacker.session());
      for (const cookie of ['session=chosen-by-the-attacker-0123456789abcdef; Path=/', planted]) {
        await victim.jar.setCookie(cookie, stack.url);
        const before = (await victim.session())?.value;
        await victim.signIn('ana');
        expect((await victim.session())?.value).not.toBe(before);
        const copy = new HttpVisitor(stack.url);
        await copy.jar.setCookie(cookie, stack.url);
        expect(await viewerOf(copy)).toBeNull();
      }
      expect((await viewerOf(victim))?.identity.displayName).toBe('Ana Trujillo');
    });

    it('of the browser that started are required to complete a sign-in, which succeeds once', async () => {
      const [attacker, victim] = [new HttpVisitor(stack.url), new HttpVisitor(stack.url)];
      const begun = await attacker.fetch('/auth/sign-in?loginHint=nora');
      const agreed = await attacker.fetch(begun.headers.get('location') ?? '');
      const callback = agreed.headers.get('location') ?? '';
      expect((await victim.fetch(callback)).status).toBe(400);
      expect(await victim.session()).toBeUndefined();
      expect((await attacker.fetch(callback)).status).toBe(303);
      const session = (await attacker.session())?.value;
      const again = await attacker.fetch(callback);
      expect([again.status, again.headers.get('location')]).toEqual([303, '/signed-out']);
      expect((await attacker.session())?.value).toBe(session);
      await attacker.operate(SignOutDocument, {});
      expect((await attacker.fetch(callback)).status).toBe(400);
    });
  });
});
