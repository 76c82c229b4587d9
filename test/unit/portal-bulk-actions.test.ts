import { appliesTo, batchesOf, BULK_ACTIONS } from '../../src/portal/pages/our-accounts/bulk/bulk-actions';

type Profile = Parameters<typeof appliesTo>[1];

const member: Profile = {
  id: 'prof_1',
  displayName: 'Megan Bowen',
  email: 'megan@litware.example',
  role: 'MEMBER',
  status: 'ACTIVE',
  locale: 'en',
  lastUsedAt: null,
  association: null,
  pendingInvitation: null,
  viewerCanEdit: true,
  viewerCanEndAssociation: false,
  viewerCanSendInvite: true,
  viewerCanManage: true,
  viewerCanRemove: true,
};
const association = { id: 'asso_1', identity: { id: 'idty_1', username: 'megan@outlook.example' } };

describe('the actions on several people', () => {
  test.each<[string, Partial<Profile>, readonly string[]]>([
    ['an active member', {}, ['INVITE', 'DISABLED', 'ADMINISTRATOR', 'REMOVE']],
    ['an associated member', { association }, ['DISABLED', 'ADMINISTRATOR', 'REMOVE']],
    [
      'a disabled administrator',
      { status: 'DISABLED', role: 'ADMINISTRATOR', viewerCanSendInvite: false },
      ['ACTIVE', 'MEMBER', 'REMOVE'],
    ],
    [
      'the last administrator',
      { role: 'ADMINISTRATOR', association, viewerCanRemove: false },
      ['DISABLED', 'MEMBER'],
    ],
    [
      'a removed person',
      { status: 'REMOVED', viewerCanManage: false, viewerCanRemove: false, viewerCanSendInvite: false },
      [],
    ],
  ])('for %s are those that change something', (_name, given, expected) => {
    expect(BULK_ACTIONS.filter((action) => appliesTo(action, { ...member, ...given }))).toEqual(expected);
  });

  test.each([
    [0, []],
    [2, [2]],
    [3, [2, 1]],
    [4, [2, 2]],
  ])('are sent in batches: %i people in batches of 2', (count, sizes) => {
    const people = Array.from({ length: count }, (_, index) => index);
    const batches = batchesOf(people, 2);
    expect(batches.map(({ length }) => length)).toEqual(sizes);
    expect(batches.flat()).toEqual(people);
  });
});
