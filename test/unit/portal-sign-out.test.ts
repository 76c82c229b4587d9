import { outcomeOf, type Reach } from '../../src/portal/shell/menu/sign-out';
import { type SignOutOutcome } from '../../src/portal/tab/sign-out-outcome';

const MICROSOFT = 'https://login.microsoftonline.com/common/oauth2/v2.0/logout';

test.each<[Reach, boolean, string | null, SignOutOutcome | null]>([
  ['HERE', false, null, null],
  ['EVERYWHERE', true, null, 'EVERYWHERE'],
  ['EVERYWHERE', false, null, 'OTHERS_MAYBE_OPEN'],
  ['MICROSOFT', false, null, 'MICROSOFT_UNREACHED'],
  ['MICROSOFT', false, MICROSOFT, null],
])(
  'signing out %s, with all sessions ended: %s, at Microsoft: %s, reports %s',
  (reach, signedOutEverywhere, microsoftSignOutUrl, outcome) => {
    expect(outcomeOf(reach, { signedOutEverywhere, microsoftSignOutUrl })).toBe(outcome);
  },
);
