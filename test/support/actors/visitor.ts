import type { IncomingMessage } from 'node:http';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { AssociationEntity } from '../../../src/association/association.entity';
import { type deliveryReport, postReport } from '../../../src/dev/mailbox/webhook-sender';
import { people } from '../../../src/dev/people';
import { SessionEntity } from '../../../src/identity/session.entity';
import { InvitationEntity } from '../../../src/invitation/invitation.entity';
import { takePicture } from '../browser/browser';
import type { DevStack } from '../servers/dev-stack';
import { until } from '../run/until';

/** A desktop window, and a small phone with the dark preference. */
export const desktop = { viewport: { width: 1100, height: 800 } } as const;
export const phone = {
  viewport: { width: 320, height: 640 },
  colorScheme: 'dark',
  isMobile: true,
  hasTouch: true,
} as const;

// Shorter than a test's timeout, so that the error says what was awaited.
const PATIENCE_MS = 30_000;

/** A person with a browser, and what was observed of it. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Errors that pages reported, including script errors and policy violations. */
  readonly complaints: readonly string[];
  /** All requested URLs as sent, without fragments, and all referrers. */
  readonly sent: readonly string[];
  /** Signs in as a person in `people.ts`, by key, without a page. */
  signIn(person: string): Promise<void>;
  /** Signs in as a person in `people.ts`, by key, and waits for the next page. */
  enter(person: string): Promise<void>;
  /** Picks a Microsoft account on the identity provider's page, and waits until the service's page is back. */
  pickAccount(person: string): Promise<void>;
  /** Signs out with this entry of the user menu, and waits for the page for signing in. */
  signOut(entry?: string): Promise<void>;
  /** Enters an address on the association page, and waits for the response. */
  askForInvitations(address: string): Promise<void>;
  /** Takes a screenshot, and checks that there's no horizontal scrolling. */
  look(name: string): Promise<void>;
}

/** Opens a new browser window without stored data. */
export async function openVisitor(
  browser: Browser,
  stack: DevStack,
  options: Parameters<Browser['newContext']>[0] = desktop,
): Promise<Visitor> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const complaints: string[] = [];
  const sent: string[] = [];
  context.on('console', (message) => {
    // The browser requests it once for responses that aren't pages, such as /livez.
    if (message.location().url.endsWith('/favicon.ico')) return;
    if (message.type() === 'error') complaints.push(`${message.text()} at ${message.location().url}`);
  });
  context.on('weberror', (fault) => complaints.push(String(fault.error())));
  context.on('request', (request) => {
    sent.push(request.url().split('#')[0] ?? '', request.headers()['referer'] ?? '');
  });

  const signIn = async (person: string): Promise<void> => {
    const query = new URLSearchParams({ returnTo: '/', loginHint: person });
    const answer = await context.request.get(`${stack.url}/auth/sign-in?${query}`);
    expect(answer.url()).toBe(`${stack.url}/`);
  };
  const pickAccount = async (key: string): Promise<void> => {
    const username = people.find((person) => person.key === key)!.username;
    await page.getByRole('link', { name: username }).click();
    await page.waitForURL(`${stack.url}/**`);
  };
  return {
    context,
    page,
    complaints,
    sent,
    pickAccount,
    signIn,
    async enter(person) {
      await signIn(person);
      await page.goto(stack.url);
      await page.getByRole('banner').getByRole('button').waitFor();
      await page.getByRole('heading', { level: 1 }).waitFor();
    },
    async signOut(entry = 'Sign out') {
      await page.getByRole('banner').getByRole('button').click();
      await page.getByRole('menuitem', { name: entry, exact: true }).click();
      await page.getByRole('button', { name: 'Sign in with Microsoft' }).waitFor();
    },
    async askForInvitations(address) {
      await page.goto(`${stack.url}/associate`);
      const form = page.getByRole('main').locator('form').first();
      await form.getByRole('textbox').fill(address);
      await form.getByRole('button').click();
      await form.getByRole('status').filter({ hasText: /./ }).waitFor();
    },
    async look(name) {
      const [content, visible] = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return [scrollWidth, clientWidth] as const;
      });
      expect(content).toBeLessThanOrEqual(visible);
      await takePicture(page, name);
    },
  };
}

/**
 * Waits until the portal has replaced the content that the server sent, whose fields can't be used.
 */
export function untilStarted(page: Page): Promise<void> {
  return page.locator('#first').waitFor({ state: 'detached' });
}

/** Waits until all of a page has loaded. Until then, the portal doesn't show its footer. */
export async function untilLoaded(page: Page): Promise<void> {
  await untilStarted(page);
  await page.getByRole('contentinfo').waitFor();
}

/** Waits until an element has the focus. The portal sets it after it has rendered. */
export function untilFocused(element: Locator): Promise<void> {
  return element.and(element.page().locator(':focus')).waitFor();
}

/** The parts of an invitation mail that tests read. */
export interface InvitationMail {
  readonly subject: string;
  readonly html: string;
  readonly link: string;
  readonly token: string;
}

/** Waits until a number of mails to an address have arrived, and returns them. */
export function mailsTo(
  stack: Pick<DevStack, 'mailbox'>,
  address: string,
  count: number,
): Promise<InvitationMail[]> {
  return until(PATIENCE_MS / 1000, () => {
    const mails = stack.mailbox
      .messages()
      .filter(({ Recipients }) => Recipients.some((to) => to.toLowerCase() === address.toLowerCase()));
    if (mails.length < count) throw new Error(`${String(count)} mails to ${address} did not arrive`);
    return mails.map(({ Subject = '', HtmlBody = '', TextBody = '' }) => {
      const link = /http\S+#token=\S+/.exec(TextBody)?.[0] ?? '';
      return { subject: Subject, html: HtmlBody, link, token: link.split('#token=')[1] ?? '' };
    });
  });
}

/** Waits for a mail to an address, and reports it like Postmark: as delivered, for example. */
export async function reportMail(
  stack: Pick<DevStack, 'mailbox' | 'webhookUrl'>,
  address: string,
  reportOf: typeof deliveryReport,
): Promise<void> {
  await mailsTo(stack, address, 1);
  const mail = stack.mailbox.messages().findLast(({ Recipients }) => Recipients.includes(address));
  expect(await postReport({ url: stack.webhookUrl }, reportOf(mail!, new Date()))).toBe(200);
}

/** Reads everything that accepting, switching and signing out change. */
export async function readState({ database }: DevStack) {
  const { reads } = database;
  const sessions = await reads.find(SessionEntity, { order: { id: 'ASC' } });
  return {
    associations: await reads.find(AssociationEntity, { order: { id: 'ASC' } }),
    invitations: await reads.find(InvitationEntity, { order: { id: 'ASC' } }),
    sessions: sessions.map(({ id, endedAt, activeProfileId }) => ({ id, endedAt, activeProfileId })),
  };
}

/** Collects the requests that the service receives, as sent. */
export function recordRequests(stack: DevStack): IncomingMessage[] {
  const received: IncomingMessage[] = [];
  stack.app.server.server.on('request', (request: IncomingMessage) => received.push(request));
  return received;
}
