import type { SupportCase } from './support-case';

const DAY_MS = 24 * 60 * 60 * 1000;

const samples: readonly (readonly [string, SupportCase['status'], number, string])[] = [
  ['C-100001', 'OPEN', 1, 'Posting a purchase invoice ends with a timeout'],
  ['C-100001', 'WAITING_FOR_CUSTOMER', 6, 'Exchange rates are not updated at night'],
  ['C-100001', 'CLOSED', 40, 'How to renumber a chart of accounts'],
  ['C-100002', 'OPEN', 2, 'The warehouse app shows no pick lists'],
  ['C-100003', 'CLOSED', 90, 'Licence file is refused after the update'],
  ['C-100004', 'OPEN', 0, 'A workflow sends every approval twice'],
  ['P-200001', 'OPEN', 3, 'Partner portal lists a customer of another partner'],
];

/** Returns cases for the sample accounts, reported some days before `now`. */
export function sampleCases(now: Date): SupportCase[] {
  return samples.map(([accountNumber, status, daysAgo, title], index) => ({
    id: `case_${1001 + index}`,
    accountNumber,
    title,
    status,
    openedAt: new Date(now.getTime() - daysAgo * DAY_MS),
  }));
}
