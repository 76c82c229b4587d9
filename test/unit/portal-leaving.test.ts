import { confirmLeaving, discardUnsavedEntries, hold, isHeld } from '../../src/portal/shell/form/leaving';

const questions = { leave: 'unsaved?', leaveRunning: 'running?' };
const asked: string[] = [];
let leaves = false;

beforeAll(() => {
  const confirm = (question: string): boolean => {
    asked.push(question);
    return leaves;
  };
  const listening = { addEventListener: () => undefined, removeEventListener: () => undefined };
  Object.assign(globalThis, { confirm, ...listening });
});
beforeEach(() => {
  asked.length = 0;
  discardUnsavedEntries();
});

test('a running change stops when the person leaves, and only then', () => {
  let stopped = 0;
  const end = hold(() => (stopped += 1));
  const forget = hold(null);
  leaves = false;
  expect(confirmLeaving(questions)).toBe(false);
  expect(stopped).toBe(0);
  leaves = true;
  expect(confirmLeaving(questions)).toBe(true);
  expect(stopped).toBe(1);
  expect(asked).toEqual(['running?', 'running?']);
  end();
  expect(confirmLeaving(questions)).toBe(true);
  expect(asked.at(-1)).toBe('unsaved?');
  forget();
  expect(isHeld()).toBe(false);
});

test('leaving needs no confirmation without entries, and after they were discarded', () => {
  expect(confirmLeaving(questions)).toBe(true);
  hold(null);
  discardUnsavedEntries();
  expect(confirmLeaving(questions)).toBe(true);
  expect(asked).toEqual([]);
});
