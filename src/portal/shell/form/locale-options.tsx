import { localeChoices, ownLocaleChoices } from '../../words/locale-choices';
import { useFormats } from '../../words/words-context';

/**
 * The options of a field for a profile's locale: the viewer's own profile or another one. `current` is the
 * current value.
 */
export function LocaleOptions({
  current,
  isOwn = false,
}: {
  readonly current: string;
  readonly isOwn?: boolean;
}) {
  const formats = useFormats();
  const choices = isOwn ? ownLocaleChoices(current) : localeChoices(current, formats);
  return choices.map(({ tag, name }) => (
    <option key={tag} value={tag} {...(isOwn && { lang: tag })}>
      {name}
    </option>
  ));
}
