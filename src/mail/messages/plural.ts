/** Sentences by plural category. Categories without a sentence use `other`. */
type Forms<Given> = { readonly other: Form<Given> } & {
  readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: Form<Given>;
};
type Form<Given> = (given: Given & { readonly number: string }) => string;

/**
 * Creates a function that returns the message for a count, by the language's plural rules, with the number
 * formatted.
 */
export function plural<Given extends object>(
  language: string,
  forms: Forms<Given>,
): (given: Given & { readonly count: number }) => string {
  // Created with the first such mail, because there are dozens, and creating them would delay the start.
  let ways: { readonly rules: Intl.PluralRules; readonly numbers: Intl.NumberFormat } | null = null;
  return (given) => {
    ways ??= { rules: new Intl.PluralRules(language), numbers: new Intl.NumberFormat(language) };
    const { rules, numbers } = ways;
    return (forms[rules.select(given.count)] ?? forms.other)({
      ...given,
      number: numbers.format(given.count),
    });
  };
}
