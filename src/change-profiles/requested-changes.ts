import type { ProfileRole } from '../access/actor';
import { parseEmailAddress } from '../foundation/email-address';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import type { ProfileChanges } from '../profile/change-profile';
import { type DisplayNameRefusal, parseDisplayName } from '../profile/display-name';
import { parseLocale } from '../profile/locale';
import type { ProfileStatus } from '../profile/profile';

/** The requested changes of a profile. Omitted fields stay unchanged. */
export interface RequestedChanges {
  readonly displayName?: string | null | undefined;
  readonly email?: string | null | undefined;
  readonly locale?: string | null | undefined;
  readonly role?: ProfileRole | null | undefined;
  readonly status?: ProfileStatus | null | undefined;
}

/** Why the requested changes are invalid. */
export type InvalidChanges =
  Refusal<'USE_REMOVE_PROFILE' | 'INVALID_EMAIL' | 'INVALID_LOCALE'> | DisplayNameRefusal;

/** Parses the requested changes. */
export function parseChanges(command: RequestedChanges): Result<ProfileChanges, InvalidChanges> {
  const changes: { -readonly [Field in keyof ProfileChanges]: ProfileChanges[Field] } = {};
  if (command.displayName != null) {
    const displayName = parseDisplayName(command.displayName);
    if (!displayName.ok) return displayName;
    changes.displayName = displayName.value;
  }
  if (command.email != null) {
    const email = parseEmailAddress(command.email);
    if (!email) return refused('INVALID_EMAIL');
    changes.email = email.address;
    changes.emailKey = email.key;
  }
  if (command.locale != null) {
    const locale = parseLocale(command.locale);
    if (locale === null) return refused('INVALID_LOCALE');
    changes.locale = locale;
  }
  if (command.status === 'REMOVED') return refused('USE_REMOVE_PROFILE');
  if (command.status != null) changes.status = command.status;
  if (command.role != null) changes.role = command.role;
  return ok(changes);
}
