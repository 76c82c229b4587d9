import { mostUrgentFirst } from '../../src/portal/shell/attention/attention';
import { customersToShow } from '../../src/portal/pages/home/customers-to-show';

const customer = (id: string, summary = {}, openAccessRequestCount = 0) => ({
  ...{ id, openAccessRequestCount },
  invitationSummary: { pending: 0, bounced: 0, expiringSoon: 0, hasAdministrator: true, ...summary },
});
const listOf = (...customers: readonly ReturnType<typeof customer>[]) => ({
  edges: customers.map((node) => ({ node })),
});

test('customers of all lists are shown once, the most urgent first, wherever their names are in the list', () => {
  const first = customer('alpine');
  const bounced = customer('wingtip', { pending: 1, bounced: 1 });
  const orphan = customer('zava', { hasAdministrator: false });
  const requested = customer('tailspin', {}, 1);
  const expiring = customer('woodgrove', { pending: 1, expiringSoon: 1 });
  const shown = customersToShow({
    bounced: listOf(bounced),
    requested: listOf(requested, bounced),
    withoutAdministrator: listOf(orphan),
    invited: listOf(bounced, expiring),
    customers: listOf(first),
  });
  expect(mostUrgentFirst(shown).map(({ id }) => id)).toEqual([
    'wingtip',
    'zava',
    'woodgrove',
    'tailspin',
    'alpine',
  ]);
});

test('there are none if the lists can’t be read', () => {
  const none = { bounced: null, requested: null, withoutAdministrator: null, invited: null, customers: null };
  expect(customersToShow(none)).toEqual([]);
});
