/** Whole sentences by the form that a number takes in a language; what has no form of its own takes `other`. */
type Forms<Given> = { readonly other: Form<Given> } & {
  readonly [Category in Exclude<Intl.LDMLPluralRule, 'other'>]?: Form<Given>;
};
type Form<Given> = (given: Given & { readonly number: string }) => string;

/** Creates a message that depends on a count: picks the form by the language's rules and writes the number its way. */
export function plural<Given extends object>(
  language: string,
  forms: Forms<Given>,
): (given: Given & { readonly count: number }) => string {
  // When the first such mail is written: there are dozens of them, and the service starts sooner without.
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
