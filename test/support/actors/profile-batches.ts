import { AuditEventEntity } from '../../../src/audit/audit-event.entity';
import { ProfileEntity } from '../../../src/profile/profile.entity';
import type { TestDatabase } from '../database/test-database';
import { type Answer, type Sender, startTestApp, type TestApp } from '../servers/test-app';
import { type Invitations, invitationsIn } from './invitations';
import { type Colleague, type People, peopleOf } from './people';

/** The result of an item of a batch. */
export interface BatchResult {
  readonly index: number;
  readonly profile: { readonly id: string; readonly status: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

type Outcome = { readonly results: readonly BatchResult[] } & Pick<BatchResult, 'userErrors'>;

/** Mutations that change several profiles, and the argument with their items. */
const ITEMS = { updateProfiles: 'profiles', removeProfiles: 'profileIds' } as const;

/** Starts the service for the tests of a mutation that changes several profiles, with a new administrator in each test. */
export function profileBatches<Item>(database: TestDatabase, mutation: keyof typeof ITEMS) {
  let test: TestApp;
  let people: People;
  let administrator: Colleague;
  beforeAll(async () => {
    test = await startTestApp(database);
    people = peopleOf(test);
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    administrator = await people.administrator();
  });

  const send = async (
    items: readonly Item[],
    sender: Sender = { as: administrator.person },
  ): Promise<Pick<Answer<unknown>, 'errors'> & Outcome> => {
    const { data, errors } = await test.send<Record<string, Outcome>>(
      `mutation ($items: ${mutation === 'updateProfiles' ? '[UpdateProfilesItemInput!]!' : '[ID!]!'}) {
        ${mutation}(input: { ${ITEMS[mutation]}: $items }) {
          results { index profile { id status } userErrors { code field } } userErrors { code field } } }`,
      { items },
      sender,
    );
    return { errors, results: [], userErrors: [], ...(data as typeof data | null)?.[mutation] };
  };
  return {
    get test() {
      return test;
    },
    get people() {
      return people;
    },
    get invitations(): Invitations {
      return invitationsIn(test);
    },
    /** An administrator of an account, who sends the items by default. */
    get administrator() {
      return administrator;
    },
    send,
    /** Sends items, and returns the code of each, or DONE. */
    codes: async (...given: Parameters<typeof send>): Promise<string[]> => {
      const { results, errors } = await send(...given);
      expect(errors).toEqual([]);
      return results.map(({ userErrors }) => userErrors[0]?.code ?? 'DONE');
    },
    /** Adds a profile of the administrator's account. */
    colleague: (given: Partial<ProfileEntity> = {}): Promise<ProfileEntity> =>
      people.records.profile({ accountId: administrator.account.id, ...given }),
    stored: (id: string): Promise<ProfileEntity> =>
      test.database.reads.findOneByOrFail(ProfileEntity, { id }),
    eventsOf: (id: string): Promise<AuditEventEntity[]> =>
      test.database.reads.find(AuditEventEntity, { where: { profileId: id }, order: { id: 'ASC' } }),
    /** Tests who can call the mutation, and with how many items. */
    testCalls: (itemOf: (profile: ProfileEntity) => Item): void => {
      it('rejects the whole call when it has no items or more than 500, and when signed out', async () => {
        const item = itemOf(administrator.profile);
        const rejected = { errors: [], results: [] };
        const field = ['input', ITEMS[mutation]];
        expect(await send([])).toEqual({ ...rejected, userErrors: [{ code: 'EMPTY', field }] });
        const many = Array.from({ length: 501 }, () => item);
        expect(await send(many)).toEqual({ ...rejected, userErrors: [{ code: 'TOO_MANY', field }] });
        expect((await send([item], {})).errors).toMatchObject([{ extensions: { code: 'UNAUTHENTICATED' } }]);
      });
    },
  };
}
