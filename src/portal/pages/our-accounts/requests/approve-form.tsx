import { skipToken, useMutation, useQuery } from '@apollo/client/react';
import { Input, Select } from '@fluentui/react-components';
import { useId, useState } from 'react';
import {
  type AccessRequestRowFragment,
  ApproveRequestDocument,
  FreeProfilesByAddressDocument,
  type ProfileRole,
} from '../../../graph/generated/graphql';
import { FormField } from '../../../shell/form/form-field';
import { LocaleOptions } from '../../../shell/form/locale-options';
import { MutationForm, type Outcome } from '../../../shell/form/mutation-form';
import { textIn } from '../../../shell/form/text-in';
import { useHeadingStyles } from '../../../shell/heading-styles';
import { useDebounced } from '../../../shell/use-debounced';
import { useWords } from '../../../words/words-context';
import { type FreeProfile, offeredProfiles, searchForAddress } from './free-profiles';

// Same as the service's default.
const USUAL_LOCALE = 'en';

/**
 * The form that approves a request, with a new profile or an existing one without a Microsoft account. Offers the given
 * profiles, and those that have the address that was entered.
 */
export function ApproveForm({
  accountId,
  request,
  profiles,
  needsAdministrator,
  onDone,
}: {
  readonly accountId: string;
  readonly request: AccessRequestRowFragment;
  readonly profiles: readonly FreeProfile[];
  /** Whether the account has no administrator, so that a new profile must be one. */
  readonly needsAdministrator: boolean;
  readonly onDone: (approved: AccessRequestRowFragment) => void;
}) {
  const { ourAccounts, shell, accessRequests: words } = useWords();
  const { adding } = ourAccounts;
  const titleId = useId();
  const [approveRequest] = useMutation(ApproveRequestDocument);
  const { displayName: name, username } = request.requestedBy;
  const [profileId, setProfileId] = useState('');
  const [displayName, setDisplayName] = useState(name);
  const [email, setEmail] = useState(username.includes('@') ? username : '');
  const search = useDebounced(searchForAddress(email));
  const { data: found } = useQuery(
    FreeProfilesByAddressDocument,
    search === null ? skipToken : { variables: { id: accountId, search } },
  );
  const offered = offeredProfiles(found?.account?.profiles?.edges.map(({ node }) => node) ?? [], profiles);

  const approve = async (entries: FormData): Promise<Outcome> => {
    const role: ProfileRole = textIn(entries, 'role') === 'ADMINISTRATOR' ? 'ADMINISTRATOR' : 'MEMBER';
    const chosen =
      profileId === '' ? { displayName, email, role, locale: textIn(entries, 'locale') } : { profileId };
    const { data } = await approveRequest({
      variables: { input: { accessRequestId: request.id, ...chosen } },
    });
    const { accessRequest, userErrors = [] } = data?.approveAccessRequest ?? {};
    if (accessRequest) onDone(accessRequest);
    return { userErrors };
  };
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId} className={useHeadingStyles().second}>
        {words.approve}
      </h2>
      <p>{words.approveLead}</p>
      <MutationForm
        button={words.approve}
        explain={{ ...ourAccounts.refusals, ...words.refusals }}
        submit={approve}
      >
        <FormField
          name="profileId"
          label={words.profile}
          {...(offered.length > 0 && { hint: words.profileHint })}
        >
          <Select value={profileId} onChange={(_event, { value }) => setProfileId(value)}>
            <option value="">{words.newProfile}</option>
            {offered.map((profile) => (
              <option key={profile.id} value={profile.id}>
                {`${profile.displayName} (${profile.email})`}
              </option>
            ))}
          </Select>
        </FormField>
        {profileId === '' && (
          <>
            <FormField name="displayName" invalidCode="INVALID_DISPLAY_NAME" label={words.name} required>
              <Input
                autoComplete="off"
                value={displayName}
                onChange={(_event, { value }) => setDisplayName(value)}
              />
            </FormField>
            <FormField name="email" invalidCode="INVALID_EMAIL" label={words.email} required>
              <Input
                type="email"
                autoComplete="off"
                value={email}
                onChange={(_event, { value }) => setEmail(value)}
              />
            </FormField>
            <FormField
              name="role"
              label={adding.role}
              {...(needsAdministrator && { hint: words.refusals.ADMINISTRATOR_REQUIRED })}
            >
              <Select defaultValue="MEMBER">
                <option value="MEMBER">{shell.roles.MEMBER}</option>
                <option value="ADMINISTRATOR">{shell.roles.ADMINISTRATOR}</option>
              </Select>
            </FormField>
            <FormField name="locale" label={adding.language}>
              <Select defaultValue={USUAL_LOCALE}>
                <LocaleOptions current={USUAL_LOCALE} />
              </Select>
            </FormField>
          </>
        )}
      </MutationForm>
    </section>
  );
}
