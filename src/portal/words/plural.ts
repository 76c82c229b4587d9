import { lazily } from './lazily';

/** Sentences by plural category. Categories without a sentence use `other`. */
type Forms<Given> = { readonly other: Form<Given> } & {
  readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: Form<Given>;
};
type Form<Given> = (given: Given & { readonly number: string }) => string;

/**
 * Creates a function that returns the sentence for a count, by the language's plural rules, with the number
 * formatted.
 */
export function plural<Given extends object = object>(
  language: string,
  forms: Forms<Given>,
): (given: Given & { readonly count: number }) => string {
  const rules = lazily(() => new Intl.PluralRules(language));
  const numbers = lazily(() => new Intl.NumberFormat(language));
  return (given) =>
    (forms[rules().select(given.count)] ?? forms.other)({ ...given, number: numbers().format(given.count) });
}
