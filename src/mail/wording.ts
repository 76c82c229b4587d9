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

/** Says things as a reader expects them: in their language, or else in English. */
export interface Wording {
  /** The code of the language. */
  readonly language: string;
  readonly messages: Messages;
  /** Writes a date and time of day, in UTC and saying so: a mail doesn't know where it is read. */
  readonly instant: (at: Date) => string;
  /** Writes names in a row, at most ten of them and then how many more there are. */
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

/** Finds the wording for a profile's locale, a BCP 47 tag; what is no tag, or of no language we write, gets English. */
export function wordingFor(locale: string): Wording {
  const { language, region } = languageOf(locale);
  const messages = complete(translations[language]);
  return {
    language,
    messages,
    // Made when they are wanted: making one takes longer than all else that a mail takes.
    instant: (at) => new Intl.DateTimeFormat(region, INSTANT).format(at),
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
    administrators: { ...english.administrators, ...translation.administrators },
    digest: { ...english.digest, ...translation.digest },
    bounced: { ...english.bounced, ...translation.bounced },
  };
}

function languageOf(locale: string): { language: keyof typeof translations; region: string } {
  try {
    // Without its extensions, by which a tag could ask for another calendar.
    const { language, baseName } = new Intl.Locale(locale);
    if (isTranslated(language)) return { language, region: baseName };
  } catch {
    // Not a tag.
  }
  return { language: 'en', region: 'en' };
}

function isTranslated(language: string): language is keyof typeof translations {
  return Object.hasOwn(translations, language);
}
