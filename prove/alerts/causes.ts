import { connect, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RowDataPacket } from 'mysql2/promise';
import { tokensIn } from '../../test/support/mail/mails';
import type { Ground } from './ground';

/** A condition that alerts watch, and how the drill brings it about. */
export interface Cause {
  readonly alerts: readonly string[];
  /** The sentence for the runbook. */
  readonly how: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Changes the rules, for a condition that can't be brought about. */
  readonly changeRules?: (rules: string) => string;
  /** Called once. */
  readonly begin?: (ground: Ground) => unknown;
  /** Called again and again until the alerts are there. */
  readonly step?: (ground: Ground) => Promise<unknown>;
  /** Called once, also if the alerts aren't there. */
  readonly end?: (ground: Ground) => unknown;
}

const VIEWER = '{ viewer { activeProfile { id } } }';
const ADD = `mutation ($input: AddProfileInput!) { addProfile(input: $input) {
  invitation { id } userErrors { code } } }`;
const REQUEST =
  'mutation { requestInvites(input: { email: "kim@contoso.example" }) { userErrors { code } } }';
const PREVIEW = 'query ($token: String!) { invitationPreview(token: $token) { status } }';
const CLIENTS_OF_EACH = 6;
const REQUESTS_FOR_LINES = 500;
const ATTEMPTS_AT_ONCE = 10;

let added = 0;

/** The start of a secret that was encrypted with a key that no instance has: the header of its JWE. */
const FOREIGN_SECRET = `${Buffer.from('{"alg":"dir","enc":"A256GCM","kid":"removed"}').toString('base64url')}....`;

/** Adds a webhook, and returns its id. By default, it wants no event of the service. */
async function addTarget(
  beside: Ground['beside'],
  {
    position,
    types = '[]',
    secret = 'drill',
  }: { readonly position: number; readonly types?: string | null; readonly secret?: string },
): Promise<string> {
  const id = 'whtg_drill';
  await beside.query(
    `INSERT INTO webhook_target (id, url, types, secret, status, position, failures, due_at, created_at)
     VALUES (?, 'https://receiver.example/', ?, ?, 'ACTIVE', ?, 0, UTC_TIMESTAMP(3), UTC_TIMESTAMP(3))`,
    [id, types, secret, position],
  );
  return id;
}

/** Adds a profile, whose invitation is mailed. */
function invite({ send, households }: Ground): Promise<string> {
  added += 1;
  const accountId = households[0]?.accountId;
  const email = `p${String(added)}@fabrikam.example`;
  return send(ADD, { input: { accountId, email, displayName: 'Lee', role: 'MEMBER', sendInvite: true } });
}

/** Sends several operations of each person at the same time. */
function burst({ send, households }: Ground): Promise<unknown> {
  const cookies = households.flatMap(({ administrator, switcher }) => [
    administrator.cookie,
    switcher.cookie,
  ]);
  const all = Array.from({ length: CLIENTS_OF_EACH }, () => cookies).flat();
  return Promise.all(all.map((cookie) => send(VIEWER, {}, cookie)));
}

const sockets: Socket[] = [];

/** How each alert's condition is brought about. */
export const CAUSES: readonly Cause[] = [
  {
    alerts: ['ErrorsFast', 'ErrorsSlow'],
    how: 'The database refuses connections while people use the portal.',
    begin: ({ proxy }) => proxy.goDown(),
    step: ({ send }) => send(VIEWER),
    end: ({ proxy }) => proxy.comeBack(),
  },
  {
    alerts: ['SlowFast', 'SlowSlowly'],
    how: 'The network to the database holds back each statement for 0.7 seconds.',
    async step({ send, proxy }) {
      proxy.freeze();
      const answered = send(VIEWER);
      await sleep(700);
      proxy.thaw();
      await answered;
    },
  },
  {
    alerts: ['InstanceDown'],
    how: 'The instance is killed.',
    begin: ({ service }) => service.child.kill('SIGKILL'),
  },
  {
    alerts: ['InstanceNotReady'],
    how: 'The database is read-only.',
    begin: ({ beside }) => beside.query('SET GLOBAL read_only = 1'),
    step: ({ get }) => get('/readyz'),
    end: ({ beside }) => beside.query('SET GLOBAL read_only = 0'),
  },
  {
    alerts: ['ReadinessFlaps'],
    how: 'The database refuses connections every other second.',
    async step({ proxy, get }) {
      await proxy.goDown();
      await get('/readyz');
      await proxy.comeBack();
      await get('/readyz');
      await sleep(1_000);
    },
  },
  {
    alerts: ['MailLate'],
    how: 'Postmark answers 503, and the mail is made an hour old.',
    async begin(ground) {
      ground.mailbox.fail(() => ({ kind: 'answer', status: 503 }));
      await invite(ground);
      await ground.beside.query('UPDATE mail SET created_at = created_at - INTERVAL 1 HOUR');
    },
    end: ({ mailbox }) => mailbox.fail(),
  },
  {
    alerts: ['MailFailed'],
    how: 'Postmark rejects each message as invalid (300).',
    begin: ({ mailbox }) => mailbox.fail(() => ({ kind: 'answer', status: 422, errorCode: 300 })),
    step: invite,
    end: ({ mailbox }) => mailbox.fail(),
  },
  {
    alerts: ['WebhookDisabled'],
    how: "A webhook's position is one that is no longer kept.",
    begin: ({ beside }) => addTarget(beside, { position: -1 }),
    end: ({ beside }) => beside.query('DELETE FROM webhook_target'),
  },
  {
    alerts: ['WebhooksLate'],
    how: 'An event for a receiver that failed is made two hours old.',
    async begin({ beside }) {
      const id = await addTarget(beside, { position: 0 });
      await beside.query(
        `INSERT INTO webhook_delivery (id, target_id, position, queue, attempts, due_at, created_at)
         VALUES ('dlvr_drill', ?, 0, 'drill', 1, UTC_TIMESTAMP(3) + INTERVAL 1 HOUR, UTC_TIMESTAMP(3) - INTERVAL 2 HOUR)`,
        [id],
      );
    },
    async end({ beside }) {
      await beside.query('DELETE FROM webhook_delivery');
      await beside.query('DELETE FROM webhook_target');
    },
  },
  {
    alerts: ['SignInsFail'],
    how: 'Microsoft answers 503 to sign-ins.',
    begin: ({ microsoft }) => void (microsoft.fault = 'unavailable'),
    step: ({ get }) => get('/auth/sign-in'),
    end: ({ microsoft }) => void (microsoft.fault = 'none'),
  },
  {
    alerts: ['TokensUncheckable'],
    how: "Microsoft doesn't answer requests for its keys, and an app sends an access token.",
    begin: ({ microsoft }) => void (microsoft.fault = 'unavailable'),
    async step({ origin, microsoft }) {
      const authorization = `Bearer ${await microsoft.sign(microsoft.userClaims())}`;
      const headers = { authorization, 'content-type': 'application/json' };
      const response = await fetch(`${origin}/graphql`, { method: 'POST', headers, body: '{}' });
      await response.arrayBuffer();
    },
    end: ({ microsoft }) => void (microsoft.fault = 'none'),
  },
  {
    alerts: ['PoolExhausted'],
    how: 'The database hangs for 1.5 seconds again and again, with 96 requests at the same time.',
    async step(ground) {
      ground.database.freeze();
      const answered = burst(ground);
      await sleep(1_500);
      ground.database.thaw();
      await answered;
    },
  },
  {
    alerts: ['RequestsRefused'],
    how: 'The database hangs, with 96 requests at the same time.',
    begin: ({ database }) => database.freeze(),
    step: burst,
    end: ({ database }) => database.thaw(),
  },
  {
    alerts: ['ConnectionsShed'],
    how: 'Clients open 40 connections, and `MAX_HTTP_CONNECTIONS` is 20.',
    environment: { MAX_HTTP_CONNECTIONS: '20' },
    async step({ origin }) {
      const { port, hostname } = new URL(origin);
      for (let count = 0; count < 40; count += 1)
        sockets.push(connect(Number(port), hostname).on('error', () => undefined));
      await sleep(500);
    },
    end() {
      for (const socket of sockets) socket.destroy();
    },
  },
  {
    alerts: ['StatementsFail'],
    how: 'The database is read-only, and people request invitations.',
    begin: ({ beside }) => beside.query('SET GLOBAL read_only = 1'),
    step: ({ send }) => send(REQUEST),
    end: ({ beside }) => beside.query('SET GLOBAL read_only = 0'),
  },
  {
    alerts: ['ReplicaLeftOut'],
    how: 'Nothing listens at the address of the read replica.',
    environment: { DATABASE_READ_URLS: 'mysql://service:service@127.0.0.1:9/access' },
  },
  {
    alerts: ['EventLoopBlocked'],
    how: 'The process is stopped for 0.4 seconds again and again.',
    async step({ service: { child } }) {
      child.kill('SIGSTOP');
      await sleep(400);
      child.kill('SIGCONT');
    },
    end: ({ service: { child } }) => child.kill('SIGCONT'),
  },
  {
    alerts: ['MemoryHigh'],
    how: 'With a limit of 50 MiB in the rule, since no request makes the service use more than 600 MiB.',
    changeRules: (rules) => rules.replace('600 * 1024 * 1024', '50 * 1024 * 1024'),
  },
  {
    alerts: ['LimitsReached'],
    how: 'A person requests too many invitations.',
    step: ({ send }) => Promise.all(Array.from({ length: ATTEMPTS_AT_ONCE }, () => send(REQUEST))),
    end: ({ beside }) => beside.query('DELETE FROM rate_limit'),
  },
  {
    alerts: ['KeysUnknown'],
    how: 'An invitation was signed with a key that the instance lacks, and its link is opened.',
    async begin(ground) {
      await invite(ground);
      while (tokensIn(ground.mailbox).length === 0) await sleep(100);
      await ground.beside.query(`UPDATE invitation SET token_key_id = 'removed'`);
      await ground.send(PREVIEW, { token: tokensIn(ground.mailbox).at(-1) });
    },
    end: ({ beside }) => beside.query(`UPDATE invitation SET token_key_id = 'drill'`),
  },
  {
    alerts: ['KeysUnknown'],
    how: 'The secret of a webhook was encrypted with a key that the instance lacks, and an event is due.',
    async begin(ground) {
      const [rows] = await ground.beside.query<RowDataPacket[]>('SELECT position FROM change_counter');
      const position = Number(rows[0]?.['position']);
      await addTarget(ground.beside, { position, types: null, secret: FOREIGN_SECRET });
      await invite(ground);
    },
    async end({ beside }) {
      await beside.query('DELETE FROM webhook_delivery');
      await beside.query('DELETE FROM webhook_target');
    },
  },
  {
    alerts: ['LogLinesDropped'],
    how: 'Nobody reads standard output, while requests for unknown paths are logged.',
    begin: ({ service }) => service.child.stdout?.pause(),
    step: ({ get }) => Promise.all(Array.from({ length: REQUESTS_FOR_LINES }, () => get('/nothing'))),
    end: ({ service }) => service.child.stdout?.resume(),
  },
];

/** Returns a cause's unique name: its alerts, with a number if there are several causes of them. */
export function nameOf(cause: Cause): string {
  const name = cause.alerts.join(', ') || 'none';
  const causes = CAUSES.filter(({ alerts }) => alerts.join() === cause.alerts.join());
  return causes.length > 1 ? `${name} ${String(causes.indexOf(cause) + 1)}` : name;
}
