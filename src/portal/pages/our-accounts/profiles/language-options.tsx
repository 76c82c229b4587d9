import { useFormats } from '../../../words/words-context';
import { languages } from '../../../words/language';

/** The languages to choose from for a profile: those that mails and the portal have, and the one it has now. */
export function LanguageOptions({ current }: { readonly current?: string }) {
  const { language, compare } = useFormats();
  const tags = [...new Set([...(current === undefined ? [] : [current]), ...languages])];
  return tags
    .toSorted((one, other) => compare(language(one), language(other)))
    .map((tag) => (
      <option key={tag} value={tag}>
        {language(tag)}
      </option>
    ));
}
