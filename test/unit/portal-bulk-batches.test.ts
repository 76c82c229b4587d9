import { NoAnswer } from '../../src/portal/graph/no-answer';
import {
  type BatchAnswer,
  type BulkOutcome,
  outcomesOf,
  runBatches,
} from '../../src/portal/pages/our-accounts/bulk/run-batches';
import { withPeople } from '../../src/portal/pages/our-accounts/bulk/use-selection';
import { createFormats } from '../../src/portal/words/formats';
import { english } from '../../src/portal/words/english/english';

const people = ['1', '2', '3', '4', '5'].map((id) => ({ id, displayName: `Person ${id}` }));
const formats = createFormats('en');
const { notSent, noResult } = english.ourAccounts.bulk;
const { NO_ANSWER, OFFLINE, FAULT } = english.shell.failure;

const said = (outcomes: readonly BulkOutcome[]) =>
  outcomes.map((outcome) => [
    outcome.person.id,
    outcome.kind,
    ...(outcome.kind === 'CHANGED' ? [] : [outcome.reason(english, formats)]),
  ]);
const changed = (batch: readonly (typeof people)[number][]): readonly BulkOutcome[] =>
  batch.map((person) => ({ kind: 'CHANGED', person }));
const neverAborted = new AbortController().signal;

describe('the batches of a change of several people', () => {
  test.each([
    ['may have been changed without an answer', new NoAnswer(null, true), 'UNKNOWN', NO_ANSWER],
    ['may have been changed after an error of the service', new Error('fault'), 'UNKNOWN', FAULT],
    ['weren’t changed if nothing was sent', new NoAnswer(null, false), 'UNCHANGED', OFFLINE],
  ])('%s, and later ones aren’t sent', async (_name, error, kind, sentence) => {
    const sizes: number[] = [];
    const seen: number[] = [];
    const outcomes = await runBatches(
      people,
      2,
      (batch) => {
        sizes.push(batch.length);
        return sizes.length === 1 ? Promise.resolve(changed(batch)) : Promise.reject(error);
      },
      { onProgress: (done) => seen.push(done), signal: neverAborted },
    );
    expect(said(outcomes)).toEqual([
      ['1', 'CHANGED'],
      ['2', 'CHANGED'],
      ['3', kind, sentence],
      ['4', kind, sentence],
      ['5', 'UNCHANGED', notSent],
    ]);
    expect(sizes).toEqual([2, 2]);
    expect(seen).toEqual([2]);
  });

  test('end when the signal aborts', async () => {
    const stopping = new AbortController();
    const sent: string[] = [];
    await runBatches(
      people,
      2,
      (batch) => {
        sent.push(...batch.map(({ id }) => id));
        stopping.abort();
        return Promise.resolve(changed(batch));
      },
      { onProgress: () => undefined, signal: stopping.signal },
    );
    expect(sent).toEqual(['1', '2']);
  });

  const unknownError = { code: 'NEW', message: 'Not possible.' };
  test.each<[string, BatchAnswer | undefined, readonly (readonly string[])[]]>([
    [
      'a result for each person',
      {
        results: [
          { index: 1, userErrors: [unknownError] },
          { index: 0, userErrors: [] },
        ],
        userErrors: [],
      },
      [
        ['1', 'CHANGED'],
        ['2', 'UNCHANGED', 'Not possible.'],
      ],
    ],
    [
      'no result for a person',
      { results: [{ index: 1, userErrors: [] }], userErrors: [] },
      [
        ['1', 'UNKNOWN', noResult],
        ['2', 'CHANGED'],
      ],
    ],
    [
      'errors of the whole request',
      { results: [], userErrors: [unknownError] },
      [
        ['1', 'UNCHANGED', 'Not possible.'],
        ['2', 'UNCHANGED', 'Not possible.'],
      ],
    ],
    [
      'no data',
      undefined,
      [
        ['1', 'UNKNOWN', noResult],
        ['2', 'UNKNOWN', noResult],
      ],
    ],
  ])('are explained with %s', (_name, answer, expected) => {
    expect(said(outcomesOf(people.slice(0, 2), answer))).toEqual(expected);
  });
});

describe('selecting everyone', () => {
  type Profile = Parameters<typeof withPeople>[1][number];
  const profiles = people.map((person) => person as Profile);
  const selectionOf = (...ids: readonly string[]) =>
    new Map(profiles.filter(({ id }) => ids.includes(id)).map((profile) => [profile.id, profile]));

  test('keeps people unselected who were unselected meanwhile', () => {
    const everyone = withPeople(selectionOf('2', '3'), profiles, selectionOf('1', '2'));
    expect([...everyone.keys()].sort()).toEqual(['2', '3', '4', '5']);
  });
});
