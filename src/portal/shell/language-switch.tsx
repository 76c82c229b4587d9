import { makeStyles, mergeClasses, tokens, typographyStyles } from '@fluentui/react-components';
import { useViewer } from '../graph/viewer-context';
import { chooseLanguage, type Language, languageNames, languageOf, languages } from '../words/language';
import { languageChoice } from '../words/language-choice';
import { useFormats, useWords } from '../words/words-context';

const useStyles = makeStyles({
  list: {
    columnGap: tokens.spacingHorizontalXS,
    display: 'flex',
    flexWrap: 'wrap',
    listStyleType: 'none',
    marginBlock: 0,
    // The texts are aligned with the page.
    marginInline: `calc(-1 * ${tokens.spacingHorizontalS})`,
    padding: 0,
  },
  button: {
    ...typographyStyles.body1,
    backgroundColor: 'transparent',
    borderRadius: tokens.borderRadiusMedium,
    borderBlockStyle: 'none',
    borderInlineStyle: 'none',
    color: tokens.colorBrandForegroundLink,
    cursor: 'pointer',
    paddingBlock: tokens.spacingVerticalXS,
    paddingInline: tokens.spacingHorizontalS,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  current: { ...typographyStyles.body1Strong, color: tokens.colorNeutralForeground1 },
});

/**
 * The languages of the portal, each in its own language. The choice is kept in this browser, and takes precedence over
 * the language of the profile. Choosing the profile's language removes it, so that the portal follows the profile again.
 */
export function LanguageSwitch() {
  const { frame } = useWords();
  const { locale } = useFormats();
  const styles = useStyles();
  const profileLocale = useViewer()?.activeProfile?.locale;
  const { language: current } = chooseLanguage([locale]);
  const choose = (language: Language): void => {
    if (profileLocale !== undefined && languageOf(profileLocale) === language) languageChoice.forget();
    else languageChoice.keep(language);
  };
  return (
    <ul aria-label={frame.footer.language} className={styles.list}>
      {languages.map((language) => (
        <li key={language}>
          <button
            type="button"
            lang={language}
            aria-pressed={language === current}
            className={mergeClasses(styles.button, language === current && styles.current)}
            onClick={() => choose(language)}
          >
            {languageNames[language]}
          </button>
        </li>
      ))}
    </ul>
  );
}
