import { danish } from './messages/danish';
import { english } from './messages/english';
import { french } from './messages/french';
import { german } from './messages/german';
import { japanese } from './messages/japanese';
import type { Messages, Translation } from './messages/messages';
import { spanish } from './messages/spanish';

/** The languages that mail is written in, by their codes. */
export const translations = {
  en: english,
  de: german,
  fr: french,
  es: spanish,
  da: danish,
  ja: japanese,
} as const satisfies Readonly<Record<string, Translation>>;

/** The messages and formats in a reader's language, or else in English. */
export interface Wording {
  /** The code of the language. */
  readonly language: string;
  readonly messages: Messages;
  /** Formats a date and time with the time zone UTC, since the reader's time zone is unknown. */
  readonly instant: (at: Date) => string;
  /** Formats a day in UTC. */
  readonly day: (at: Date) => string;
  /** Formats a list of up to ten names, and then the number of further names. */
  readonly list: (names: readonly string[]) => string;
}

const MOST_LISTED = 10;
const INSTANT: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'long',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'UTC',
  timeZoneName: 'short',
};
const DAY: Intl.DateTimeFormatOptions = { dateStyle: 'long', timeZone: 'UTC' };

/** Finds the wording for a profile's locale, a BCP 47 tag. Invalid tags and other languages get English. */
export function wordingFor(locale: string): Wording {
  const { language, region } = languageOf(locale);
  const messages = complete(translations[language]);
  return {
    language,
    messages,
    // Created on demand: creating one takes longer than the rest of a mail.
    instant: (at) => new Intl.DateTimeFormat(region, INSTANT).format(at),
    day: (at) => new Intl.DateTimeFormat(region, DAY).format(at),
    list(names) {
      const lists = new Intl.ListFormat(region, { type: 'conjunction' });
      const count = names.length - MOST_LISTED;
      if (count <= 0) return lists.format(names);
      return lists.format([...names.slice(0, MOST_LISTED), messages.words.more({ count })]);
    },
  };
}

/** Fills what a translation lacks with English. */
export function complete(translation: Translation): Messages {
  return {
    words: { ...english.words, ...translation.words },
    invitation: { ...english.invitation, ...translation.invitation },
    move: { ...english.move, ...translation.move },
    moved: { ...english.moved, ...translation.moved },
    accessRequest: { ...english.accessRequest, ...translation.accessRequest },
    question: { ...english.question, ...translation.question },
    accessGranted: { ...english.accessGranted, ...translation.accessGranted },
    partnerContact: { ...english.partnerContact, ...translation.partnerContact },
    administratorContact: { ...english.administratorContact, ...translation.administratorContact },
    administrators: { ...english.administrators, ...translation.administrators },
    digest: { ...english.digest, ...translation.digest },
    bounced: { ...english.bounced, ...translation.bounced },
    declined: { ...english.declined, ...translation.declined },
  };
}

function languageOf(locale: string): { language: keyof typeof translations; region: string } {
  try {
    // Without extensions, which could select another calendar.
    const { language, baseName } = new Intl.Locale(locale);
    if (isTranslated(language)) return { language, region: baseName };
  } catch {
    // Not a valid tag.
  }
  return { language: 'en', region: 'en' };
}

function isTranslated(language: string): language is keyof typeof translations {
  return Object.hasOwn(translations, language);
}
