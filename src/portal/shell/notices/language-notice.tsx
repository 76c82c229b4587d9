import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { languageNames } from '../../words/language';
import { type MissingLanguage, useWords } from '../../words/words-context';

/** Shows that a language couldn't be loaded, in the language that's shown, and loads it again on request. */
export function LanguageNotice({ missing: { language, retry } }: { readonly missing: MissingLanguage }) {
  const { shell } = useWords();
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{shell.languageMissing({ language: languageNames[language] })}</MessageBarBody>
      <MessageBarActions>
        <Button onClick={retry}>{shell.tryAgain}</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
