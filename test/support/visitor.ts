import type { IncomingMessage } from 'node:http';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { AssociationEntity } from '../../src/association/association.entity';
import { people } from '../../src/dev/people';
import { SessionEntity } from '../../src/identity/session.entity';
import { InvitationEntity } from '../../src/invitation/invitation.entity';
import { takePicture } from './browser';
import type { DevStack } from './dev-stack';
import { until } from './until';

/** A window on a desk, and a small phone with the dark preference. */
export const desktop = { viewport: { width: 1100, height: 800 } } as const;
export const phone = {
  viewport: { width: 320, height: 640 },
  colorScheme: 'dark',
  isMobile: true,
  hasTouch: true,
} as const;

// Less than a test has: it then says what it waited for.
const PATIENCE_MS = 30_000;

/** One person at one browser, and what could be observed of it. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What pages complained of, faults of scripts and violations of policies included. */
  readonly complaints: readonly string[];
  /** Every address asked for, as it is sent: without its fragment; and every referrer. */
  readonly sent: readonly string[];
  /** Signs in as one of `people.ts`, by key, without a page. */
  signIn(person: string): Promise<void>;
  /** Signs in as one of `people.ts`, by key, and waits for the page that leads to. */
  enter(person: string): Promise<void>;
  /** Picks a Microsoft account on the identity provider's page and waits to be back. */
  pickAccount(person: string): Promise<void>;
  /** Signs out by the user menu, with the entry of this name, and waits until that has led to the way in. */
  signOut(entry?: string): Promise<void>;
  /** Enters an address on the association page and waits for the answer. */
  askForInvitations(address: string): Promise<void>;
  /** Takes a picture, and makes sure that nothing has to be scrolled sideways. */
  look(name: string): Promise<void>;
}

/** Opens a browser's window with nothing remembered. */
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

/** An invitation mail, as far as tests look at it. */
export interface InvitationMail {
  readonly subject: string;
  readonly html: string;
  readonly link: string;
  readonly token: string;
}

/** Waits until as many mails to an address have arrived, and gives them. */
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

/** Reads all that accepting, switching and signing out change. */
export async function readState({ database }: DevStack) {
  const { reads } = database;
  const sessions = await reads.find(SessionEntity, { order: { id: 'ASC' } });
  return {
    associations: await reads.find(AssociationEntity, { order: { id: 'ASC' } }),
    invitations: await reads.find(InvitationEntity, { order: { id: 'ASC' } }),
    sessions: sessions.map(({ id, endedAt, activeProfileId }) => ({ id, endedAt, activeProfileId })),
  };
}

/** Collects the requests that reach the service, as they are on the wire. */
export function recordRequests(stack: DevStack): IncomingMessage[] {
  const received: IncomingMessage[] = [];
  stack.app.server.server.on('request', (request: IncomingMessage) => received.push(request));
  return received;
}
