import type { Page } from 'playwright-core';
import { AccountEntity } from '../../src/account/account.entity';
import { ProfileEntity } from '../../src/profile/profile.entity';
import { describeInBrowser, takePicture } from '../support/browser/browser';
import { type DevStack, startDevStack } from '../support/servers/dev-stack';
import { mailsTo, openVisitor, phone, readState } from '../support/actors/visitor';

let stack: DevStack;

beforeAll(async () => {
  stack = await startDevStack();
});
afterAll(() => stack.close());

describeInBrowser('the link of an invitation', (browser) => {
  const address = 'megan.bowen@contoso.example';

  test('changes nothing when it’s opened twenty times, and can then be accepted once', async () => {
    const asking = await openVisitor(browser(), stack);
    await asking.signIn('nora');
    await asking.askForInvitations(address);
    const [mail] = await mailsTo(stack, address, 1);
    const before = await readState(stack);

    const scanner = await openVisitor(browser(), stack);
    for (let time = 0; time < 20; time += 1) {
      await fetch(mail!.link, { method: time % 2 === 0 ? 'GET' : 'HEAD' });
      await scanner.page.goto('about:blank');
      await scanner.page.goto(mail!.link);
      await scanner.page.getByRole('heading', { name: 'First, sign in' }).waitFor();
    }
    expect(await readState(stack)).toEqual(before);

    await asking.page.goto(mail!.link);
    await asking.page.getByRole('button', { name: 'Accept', exact: true }).click();
    await asking.page.getByRole('heading', { name: 'Done' }).waitFor();
    await asking.page.goto(mail!.link);
    await asking.page.getByRole('heading', { name: 'You’ve already accepted this invitation' }).waitFor();
    await scanner.page.reload();
    await scanner.page.getByRole('heading', { name: 'This invitation has already been used' }).waitFor();
    await scanner.look('desktop-8-used');
    await asking.context.close();
    await scanner.context.close();
  });

  test('says what to do when it’s incomplete or missing', async () => {
    const visitor = await openVisitor(browser(), stack, phone);
    const { context, page } = visitor;
    await page.goto(`${stack.url}/accept#token=cut-off`);
    await page.getByRole('heading', { name: 'This link doesn’t work' }).waitFor();
    await visitor.look('phone-7-not-genuine');
    await page.goto('about:blank');
    await page.goto(`${stack.url}/accept`);
    await page.getByRole('heading', { name: 'No invitation to show' }).waitFor();
    await context.close();
  });

  test('opens the link of a second mail in the same tab', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { context, page } = visitor;
    await page.goto(`${stack.url}/accept`);
    await page.getByRole('heading', { name: 'No invitation to show' }).waitFor();
    const [mail] = await mailsTo(stack, address, 1);
    await page.goto(mail!.link);
    await page.getByRole('heading', { name: 'This invitation has already been used' }).waitFor();
    expect(page.url()).toBe(`${stack.url}/accept`);
    await context.close();
  });
});

describeInBrowser('names entered by users', (browser) => {
  const company = '<script>window.ran = 1</script> & Sons';
  const person = '"><img src=x onerror="window.ran = 1">';
  const ran = (page: Page) => page.evaluate(() => Reflect.get(window, 'ran') ?? null);

  test('run no scripts in the mail or on any page of the portal', async () => {
    const visitor = await openVisitor(browser(), stack);
    const { context, page } = visitor;
    const profile = await stack.database.reads.findOneByOrFail(ProfileEntity, {
      email: 'johanna.lorenz@contoso.example',
    });
    const account = await stack.database.reads.findOneByOrFail(AccountEntity, { id: profile.accountId });
    await stack.database.write(async (manager) => {
      await manager.update(AccountEntity, { id: account.id }, { name: company });
      await manager.update(ProfileEntity, { id: profile.id }, { displayName: person });
    });
    await visitor.signIn('nora');
    await visitor.askForInvitations(profile.email);
    const [mail] = await mailsTo(stack, profile.email, 1);

    // Without a content security policy, as in a mail program that allows scripts.
    await page.route('http://mail.example/', (route) =>
      route.fulfill({ contentType: 'text/html', body: mail!.html }),
    );
    await page.goto('http://mail.example/');
    // Not the preheader, which mail programs show beside the subject and pages hide.
    await page.getByText(company).filter({ visible: true }).first().waitFor();
    expect(await ran(page)).toBeNull();
    await takePicture(page, 'desktop-9-mail');

    await page.goto(mail!.link);
    await page.getByText(company).first().waitFor();
    await page.getByText(person).first().waitFor();
    expect(await ran(page)).toBeNull();
    await visitor.look('desktop-9-hostile-accept');
    await page.getByRole('button', { name: 'Accept', exact: true }).click();
    await page.getByRole('heading', { name: 'Done' }).waitFor();
    await page.getByRole('main').getByText(person).waitFor();
    await page.getByRole('link', { name: 'Continue' }).click();
    await page.getByRole('radio', { name: company }).last().check();
    expect(await ran(page)).toBeNull();
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('banner').getByText(person).waitFor();
    await page.getByRole('main').getByText(company).first().waitFor();
    expect(await ran(page)).toBeNull();
    await visitor.look('desktop-9-hostile-profile');
    expect(visitor.sent.filter((address) => address.endsWith('/x'))).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await context.close();
  });
});
