/** Phrases that aren't plain English, each with what to write instead. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bunless told\b/i, 'by default, or "Defaults to …"'],
  [/\bby itself\b/i, 'automatically'],
  [/\bno more\b(?! than\b)/i, 'no longer'],
  [/\bany ?more\b(?! than\b)/i, 'no longer'],
  [/\bjust now\b/i, 'currently'],
  [/\b(?:who|what|which)(?:so)?ever\b/i, 'the noun, such as "the administrators"'],
  [/\b(?:take|takes|taken|took|taking)\b[^.]{0,40}\bback\b/i, 'revoke'],
  [/\b(?:come|comes|came) back\b/i, 'bounce, return'],
  [/(?<!\bunless )\b(?:tells?|told)\b/i, 'return, report'],
  [/\b(?:ask|asks|asked|asking) for\b/i, 'request'],
  [/\bwhat it is made of\b/i, 'its inputs'],
  [/\bstands? (?:in|for|on|as)\b|\bhow .{1,30} stands\b/i, 'is, represents, status'],
  [/\ball the same\b/i, 'anyway'],
  [/\btoo often\b/i, 'too many attempts'],
  [/\b(?:one|those) (?:that|who)\b|\bof (?:his|hers|theirs)\b/i, 'the noun'],
  [/\bin the name of\b|\bin (?:its|their) own name\b/i, 'as, on behalf of'],
  [/\bat the door\b|\bon (?:its|their) way\b/i, 'rejected at the edge, pending'],
  [/\blooks? after\b/i, 'manage, is the partner of record of'],
  [/\bleads? nowhere\b/i, 'no longer works'],
  [/\b(?:as|of|between) (?:which|whom)\b/i, 'a sentence with a subject'],
  [/\bcan ?not\b/i, "can't"],
  [/\bmay not\b/i, "can't, might not"],
  [/\bmay (?:have|be|use)\b[^.]{0,40}\bat most\b/i, 'can have up to'],
];

/** Returns each phrase in a text that isn't plain English, with what to write instead. */
export function oddPhrasesIn(text: string): string[] {
  const line = text.replaceAll(/\s+/g, ' ');
  return PHRASES.flatMap(([phrase, instead]) => {
    const [odd] = phrase.exec(line) ?? [];
    return odd === undefined ? [] : [`"${odd}" in "${line}": write ${instead}`];
  });
}
