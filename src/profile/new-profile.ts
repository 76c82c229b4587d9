import type { ProfileRole } from '../access/actor';
import { parseEmailAddress } from '../foundation/email-address';
import { ok, refused, type Result } from '../foundation/result';
import { type DisplayNameRefusal, parseDisplayName } from './display-name';
import { parseLocale } from './locale';
import type { AddressedProfile } from './profile';

/** Names what may be wrong with what somebody entered for a new profile. */
export type NewProfileRefusal = DisplayNameRefusal | 'INVALID_EMAIL' | 'INVALID_LOCALE';

/** What is entered for a new profile. */
export interface EnteredProfile {
  readonly displayName: string;
  readonly email: string;
  readonly role?: ProfileRole | null | undefined;
  readonly locale?: string | null | undefined;
}

/** What a profile begins with; the address comes with its key. */
export type NewProfile = Pick<AddressedProfile, 'displayName' | 'email' | 'emailKey' | 'role' | 'locale'>;

/** Reads what was entered for a new profile; a member whose language is English, unless told. */
export function parseNewProfile(entered: EnteredProfile): Result<NewProfile, NewProfileRefusal> {
  const displayName = parseDisplayName(entered.displayName);
  if (!displayName.ok) return displayName;
  const email = parseEmailAddress(entered.email);
  if (!email) return refused('INVALID_EMAIL');
  const locale = parseLocale(entered.locale ?? 'en');
  if (locale === null) return refused('INVALID_LOCALE');
  return ok({
    displayName: displayName.value,
    email: email.address,
    emailKey: email.key,
    role: entered.role ?? 'MEMBER',
    locale,
  });
}
