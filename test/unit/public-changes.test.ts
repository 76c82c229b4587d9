import { publicChanges } from '../../src/change-log/public-changes';

describe('the public part of changes', () => {
  it('has the values of ids, codes and instants', () => {
    const changes = {
      role: ['MEMBER', 'ADMINISTRATOR'],
      locale: ['en-US', 'pt-BR'],
      partnerId: [null, 'acct_01h455vb4pex5vsknk084sn02q'],
      endsAt: [null, new Date('2026-11-22T08:00:00.000Z')],
    };
    expect(publicChanges(changes)).toEqual({ ...changes, endsAt: [null, '2026-11-22T08:00:00.000Z'] });
  });

  it('has the names of other fields, without their values', () => {
    expect(
      publicChanges({ displayName: ['Kim', 'Kim Abercrombie'], email: [null, 'kim@contoso.example'] }),
    ).toEqual({
      displayName: [null, null],
      email: [null, null],
    });
  });

  it("doesn't trust a field of codes that contains a text", () => {
    expect(
      publicChanges({ reason: ['NOT_FOR_ME', 'Ask Kim <kim@contoso.example>'], kind: [{ name: 'Kim' }, ''] }),
    ).toEqual({
      reason: ['NOT_FOR_ME', null],
      kind: [null, null],
    });
  });

  it("doesn't have the profile that a person used before", () => {
    expect(publicChanges({ activeProfile: ['prof_1', 'prof_2'], default: [null, 'prof_2'] })).toEqual({
      default: [null, 'prof_2'],
    });
  });
});
