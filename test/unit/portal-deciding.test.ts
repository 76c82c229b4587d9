import {
  offeredProfiles,
  searchForAddress,
} from '../../src/portal/pages/our-accounts/requests/free-profiles';

describe('the profiles offered for a request', () => {
  test('are searched for by a complete address, with as many words as the service allows', () => {
    expect(searchForAddress(' kim@contoso.example ')).toBe('kim@contoso.example');
    expect(searchForAddress('kim')).toBeNull();
    expect(searchForAddress('kim.a.lee@mail.contoso.co.example')).toBe('kim.a.lee@mail.contoso');
    expect(searchForAddress(`kim@${'x'.repeat(200)}`)).toHaveLength(100);
    expect(searchForAddress('.@.')).toBeNull();
  });

  test('begin with those that were found, each once', () => {
    const [kim, lee, ana] = ['kim', 'lee', 'ana'].map((id) => ({ id, displayName: id, email: `${id}@x` }));
    if (!kim || !lee || !ana) throw new Error('There are three.');
    expect(offeredProfiles([lee, ana], [kim, lee])).toEqual([lee, ana, kim]);
  });
});
