import { AccountEntity } from '../../src/account/account.entity';
import { actAs } from '../support/actors/our-accounts';
import { giveProfile } from '../support/actors/portal-people';
import { mailsTo, openVisitor, phone } from '../support/actors/visitor';
import { expectAccessible } from '../support/browser/accessibility';
import { describeInBrowser } from '../support/browser/browser';
import { until } from '../support/run/until';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

const accountOf = ({ accountId: id }: { readonly accountId: string }): Promise<AccountEntity> =>
  stack.database.reads.findOneByOrFail(AccountEntity, { id });

describeInBrowser('requests for access', (browser) => {
  test('a new person asks, an administrator follows the mail and approves, and the person is in', async () => {
    const newcomer = await openVisitor(browser(), stack, phone);
    await newcomer.enter('kim-personal');
    await newcomer.page.goto(`${stack.url}/associate`);
    const { page: asking } = newcomer;
    const administrator = await openVisitor(browser(), stack);
    await administrator.signIn('ana');
    const email = 'administrator@litware.example';
    const profile = await giveProfile(stack, 'ana', 'Litware', {
      ...{ role: 'ADMINISTRATOR', displayName: 'Ana Trujillo', email },
    });
    const { number } = await accountOf(profile);

    // Unknown numbers look the same. The request is withdrawn beside its button.
    const ask = async (entered: string): Promise<void> => {
      await asking.getByLabel('Account number').fill(entered);
      await asking.getByRole('button', { name: 'Request access' }).click();
      await asking.getByRole('listitem').filter({ hasText: entered }).waitFor();
    };
    await ask('X-999999');
    await ask(number);
    const unknown = asking.getByRole('listitem').filter({ hasText: 'X-999999' });
    await unknown.getByText('Waiting for a decision').waitFor();
    await unknown.getByRole('button').click();
    await unknown.getByText('Request withdrawn.').waitFor();
    await expectAccessible(asking);
    await newcomer.look('requests-own');

    const [mail] = await mailsTo(stack, email, 1);
    const link = /href="([^"]*\/requests)"/.exec(mail?.html ?? '')?.[1] ?? '';
    expect(link).toBe(`${stack.url}/our-accounts/${profile.accountId}/requests`);
    const { page } = administrator;
    await actAs(stack, page, profile.id);
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'Requests for access: Litware' }).waitFor();
    const sections = page.getByRole('navigation', { name: 'Sections of the account' });
    await sections.getByRole('link', { name: 'Requests for access 1 open request' }).waitFor();
    const places = page.getByRole('navigation', { name: 'Main' });
    await places.getByRole('link', { name: 'Our accounts 1 open request' }).waitFor();
    await expectAccessible(page);
    await administrator.look('requests-list');
    // The navigation has read the number, so the menu doesn't read it again.
    let reads = 0;
    page.on('request', (request) => {
      if (request.postData()?.includes('query OpenRequests')) reads += 1;
    });
    for (let time = 0; time < 2; time += 1) {
      await page.getByRole('banner').getByRole('button').click();
      await page.getByRole('menuitem', { name: 'Our accounts 1 open request' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('menuitem').first().waitFor({ state: 'detached' });
    }
    expect(reads).toBe(0);

    // The home page leads to the request, too.
    await places.getByRole('link', { name: 'Home' }).click();
    const waiting = page.getByRole('region', { name: 'Waiting for you' });
    await waiting.getByRole('link', { name: '1 request for access to decide' }).waitFor();
    await expectAccessible(page);
    await administrator.look('requests-on-home');
    await waiting.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'Requests for access: Litware' }).waitFor();
    await page.getByRole('link', { name: /^Decide the request by/ }).click();
    await page.getByRole('heading', { level: 1, name: /^Request by/ }).waitFor();
    // Both errors are shown before anything is sent.
    const name = page.getByRole('textbox', { name: 'Name', exact: true });
    const asked = await name.inputValue();
    await name.fill(' ');
    await page.getByLabel('E-mail address').fill('newcomer');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByRole('link', { name: /^Enter an e-mail address/ }).waitFor();
    await name.fill(asked);
    await page.getByLabel('E-mail address').fill(email);
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('Another profile of this account already has this address.').waitFor();
    await expectAccessible(page);
    await administrator.look('requests-decide');
    await page.getByLabel('E-mail address').fill('newcomer@litware.example');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page
      .getByRole('status')
      .getByText('We’re sending an e-mail to newcomer@litware.example.')
      .waitFor();
    await places.getByRole('link', { name: 'Our accounts', exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Back to the requests' }).click();
    await page.getByRole('row').getByText('Approved').waitFor();
    await page.getByRole('banner').getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Our accounts', exact: true }).waitFor();
    await page.keyboard.press('Escape');

    const [granted] = await mailsTo(stack, 'newcomer@litware.example', 1);
    expect(granted?.subject).toBe('Litware: you have access to CustomerSource');
    await asking.goto(`${stack.url}/profile`);
    await asking.getByRole('main').getByText('Litware').first().waitFor();
    expect(newcomer.complaints).toEqual([]);
  });

  test('an administrator declines, and the person sees the reason', async () => {
    const administrator = await openVisitor(browser(), stack, phone);
    await administrator.signIn('ana');
    const profile = await giveProfile(stack, 'ana', 'Fourth Coffee', {
      ...{ role: 'ADMINISTRATOR', displayName: 'Ana Trujillo' },
    });
    const { number } = await accountOf(profile);
    const asker = await openVisitor(browser(), stack);
    await asker.enter('lee');
    await asker.page.goto(`${stack.url}/associate`);
    await asker.page.getByLabel('Account number').fill(number);
    await asker.page.getByRole('button', { name: 'Request access' }).click();
    await mailsTo(stack, profile.email, 1);

    const { page } = administrator;
    await actAs(stack, page, profile.id);
    await page.goto(`${stack.url}/our-accounts/${profile.accountId}/requests`);
    await page.getByRole('link', { name: /^Decide the request by/ }).click();
    await page.getByLabel('Reason').selectOption('Wrong account');
    await page.getByRole('button', { name: 'Decline' }).click();
    await page.getByRole('status').getByText('Request declined.').waitFor();
    await administrator.look('requests-declined');
    await until(30, async () => {
      await asker.page.reload();
      await asker.page.getByText('You belong to another account').waitFor({ timeout: 5_000 });
    });
    expect(asker.complaints).toEqual([]);
  });
});
