import type { ProfileRole } from '../access/actor';
import { parseEmailAddress } from '../foundation/email-address';
import { ok, type Refusal, refused, type Result } from '../foundation/result';
import { type DisplayNameRefusal, parseDisplayName } from './display-name';
import { parseLocale } from './locale';
import type { AddressedProfile } from './profile';

/** Why the input for a new profile is invalid. */
export type NewProfileRefusal = DisplayNameRefusal | Refusal<'INVALID_EMAIL' | 'INVALID_LOCALE'>;

/** The input for a new profile. */
export interface EnteredProfile {
  readonly displayName: string;
  readonly email: string;
  readonly role?: ProfileRole | null | undefined;
  readonly locale?: string | null | undefined;
}

/** The initial values of a profile. The address includes its key. */
export type NewProfile = Pick<AddressedProfile, 'displayName' | 'email' | 'emailKey' | 'role' | 'locale'>;

/** Parses the input for a new profile. The role defaults to member, and the language to English. */
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
