import { makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { type MatchingProfileFragment } from '../../graph/generated/graphql';
import { CheckBox } from '../../shell/form/check-box';
import { useWords } from '../../words/words-context';
import { Company } from './company';

const useStyles = makeStyles({
  set: {
    borderBlockStyle: 'none',
    borderInlineStyle: 'none',
    marginInline: 0,
    minInlineSize: 0,
    paddingInline: 0,
  },
  legend: { ...typographyStyles.body1Strong, paddingInline: 0 },
  note: { color: tokens.colorNeutralForeground2 },
});

/** The other profiles of the mailbox, each with a checkbox. The person's own profiles are only shown. */
export function OtherProfiles({
  profiles,
  chosenIds,
  onChoose,
}: {
  readonly profiles: readonly MatchingProfileFragment[];
  readonly chosenIds: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}) {
  const { others: words } = useWords().accept;
  const styles = useStyles();
  const noteOn = ({ associatedWithYou, replacesIdentity }: MatchingProfileFragment) =>
    associatedWithYou ? words.yours : replacesIdentity ? words.elsewhere : null;
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{words.title}</legend>
      {profiles.map((profile) => (
        <div key={profile.id}>
          <CheckBox
            name="alsoProfileIds"
            value={profile.id}
            checked={profile.associatedWithYou || chosenIds.includes(profile.id)}
            disabled={profile.associatedWithYou}
            onChange={(_event, { checked }) =>
              onChoose(
                checked === true
                  ? [...chosenIds, profile.id]
                  : chosenIds.filter((chosenId) => chosenId !== profile.id),
              )
            }
            label={
              <>
                <Company account={profile.account} />
                {profile.displayName}
                {noteOn(profile) !== null && <div className={styles.note}>{noteOn(profile)}</div>}
              </>
            }
          />
        </div>
      ))}
    </fieldset>
  );
}
