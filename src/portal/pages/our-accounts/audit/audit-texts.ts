import { type AuditRowFragment } from '../../../graph/generated/graphql';
import { type Formats } from '../../../words/formats';
import { type Words } from '../../../words/english/english';

/** The fields whose values have names in the current language. */
const NAMED_VALUES: ReadonlySet<string> = new Set(['role', 'status', 'reason']);

/** Returns who caused an event. */
export function actorText(
  { action, actor }: Pick<AuditRowFragment, 'action' | 'actor'>,
  { ourAccounts }: Words,
): string {
  const { audit: words } = ourAccounts;
  const { displayName, profile } = actor;
  if (displayName === null) return action === 'INVITATION_DECLINED' ? words.recipient : words.service;
  // Most people have the same name in their Microsoft account and profile.
  return profile && profile.displayName !== displayName
    ? words.actingAs({ person: displayName, profile: profile.displayName })
    : displayName;
}

/** Returns what changed in a field. */
export function changeText(
  { field, before, after }: AuditRowFragment['changes'][number],
  { shell, ourAccounts, accessRequests }: Words,
  { language }: Pick<Formats, 'language'>,
): string {
  const { audit: words, profiles } = ourAccounts;
  const values: Readonly<Partial<Record<string, string>>> = {
    ...shell.roles,
    ...profiles.statuses,
    ...words.reasons,
    ...accessRequests.reasons,
  };
  const names: Readonly<Partial<Record<string, string>>> = words.fields;
  const say = (value: string | null): string => {
    if (value === null || value === '') return words.nothing;
    if (field === 'locale') return language(value);
    return NAMED_VALUES.has(field) ? (values[value] ?? value) : value;
  };
  const name = names[field] ?? field;
  return before === null
    ? words.became({ field: name, after: say(after) })
    : words.changed({ field: name, before: say(before), after: say(after) });
}
