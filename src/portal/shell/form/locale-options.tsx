import { localeChoices, ownLocaleChoices } from '../../words/locale-choices';
import { useFormats } from '../../words/words-context';

/** The options of a field for the locale of a profile, one's own or somebody else's; `current` is what it has now. */
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
