import { LONGEST_TARGET_URL, type TargetUrlRefusal } from './target-url';
import type { ReplayRefusal } from './replay-events';
import type { WebhookTargetEntity } from './webhook-target.entity';

/** Returns the line about a target for operators. Contains no secret. */
export function describeTarget(target: WebhookTargetEntity): string {
  const { id, url, types, status, disabledCode, position, failures, formerSecretUntil } = target;
  return [
    ...[id, status, url, types ? types.join(',') : 'all types', `position ${position}`],
    ...(failures > 0 ? [`failures ${String(failures)}`] : []),
    ...(disabledCode === null ? [] : [disabledCode]),
    ...(formerSecretUntil ? [`previous secret until ${formerSecretUntil.toISOString()}`] : []),
  ].join('  ');
}

/** Explains why a URL can't be a target, and what to do. */
export function explainUrl({ code }: TargetUrlRefusal): string {
  switch (code) {
    case 'NOT_A_URL':
      return 'This is not a URL. Use one such as https://orders.example.com/hooks.';
    case 'TOO_LONG':
      return `The URL is too long. Use up to ${String(LONGEST_TARGET_URL)} characters.`;
    case 'NOT_HTTPS':
      return 'Events are only sent over HTTPS. Use a URL that starts with https.';
    case 'HAS_CREDENTIALS':
      return 'The URL has a user name or password. Remove it: receivers verify the signature.';
    case 'HAS_FRAGMENT':
      return 'The URL has a fragment. Remove what follows #.';
    case 'PORT_RESERVED':
      return 'Use port 443, or one from 1024 on.';
  }
}

/** Explains why events can't be replayed, and what to do. */
export function explainReplay({ code }: ReplayRefusal, id: string): string {
  switch (code) {
    case 'NOT_FOUND':
      return `There's no webhook ${id}.`;
    case 'POSITION_UNKNOWN':
      return 'There is no such event yet. Use the id of an event that was sent.';
    case 'SUPERSEDED':
      return 'Another replay has started or the webhook was removed meanwhile. Run npm run webhooks -- list.';
    case 'CURSOR_EXPIRED':
      return 'These events are no longer kept. Use --since with an instant of the last 30 days, and let the receiver read the current state.';
  }
}
