import { Badge, makeStyles, Radio, RadioGroup, tokens, typographyStyles } from '@fluentui/react-components';
import { useState } from 'react';
import { type ChoiceFragment } from '../../graph/generated/graphql';
import { FormField } from '../../shell/form/form-field';
import { programName } from '../../shell/program-name';
import { useFormats, useWords } from '../../words/words-context';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM },
  choice: {
    alignItems: 'center',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusLarge,
    boxShadow: tokens.shadow4,
    inlineSize: '100%',
    outline: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingBlock: tokens.spacingVerticalS,
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  // Fluent dims the labels of unselected options.
  text: { color: tokens.colorNeutralForeground1 },
  label: { flexGrow: 1 },
  // Large, because people choose by it.
  company: { ...typographyStyles.subtitle1, marginInlineEnd: tokens.spacingHorizontalS },
  quiet: { ...typographyStyles.caption1, color: tokens.colorNeutralForeground2, display: 'block' },
});

/** The form field `profileId`: a list of profiles as radio buttons. */
export function ChoiceList({
  choices,
  activeId,
  defaultId,
}: {
  readonly choices: readonly ChoiceFragment[];
  /** The active profile, or null if there is none. */
  readonly activeId: string | null;
  /** The default profile, or null if there is none. */
  readonly defaultId: string | null;
}) {
  const { accounts: words } = useWords();
  const { day } = useFormats();
  const styles = useStyles();
  const lastUsed = choices[0]?.lastUsedAt ? choices[0].id : null;
  const [chosen, setChosen] = useState(activeId ?? lastUsed ?? '');
  return (
    <FormField name="profileId" label={words.legend}>
      <RadioGroup className={styles.list} value={chosen} onChange={(_event, { value }) => setChosen(value)}>
        {choices.map(({ id, displayName, account, lastUsedAt }) => (
          <Radio
            key={id}
            value={id}
            className={styles.choice}
            label={{
              className: styles.label,
              children: (
                <span className={styles.text}>
                  <span className={styles.company}>{account.name}</span>{' '}
                  {id === activeId && <Badge appearance="tint">{words.inUse}</Badge>}{' '}
                  {id === defaultId && <Badge appearance="outline">{words.byDefault}</Badge>}
                  <span className={styles.quiet}>
                    {programName(account.program)} · {account.number} · {displayName}
                  </span>
                  {lastUsedAt && (
                    <span className={styles.quiet}>{words.lastUsed({ day: day(lastUsedAt) })}</span>
                  )}
                </span>
              ),
            }}
          />
        ))}
      </RadioGroup>
    </FormField>
  );
}
