import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
// WCAG 2.2 AA, and axe-core's best practices.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Empty elements with which Fluent UI's focus management (tabster) detects Tab. They pass on the focus immediately.
const FOCUS_KEEPERS = ['[data-tabster-dummy]'];
/** An open menu covers parts of the page, which seem too small then. So only its entries are checked for their size. */
const RUN = `(async (exclude, runOnly) => {
  const menu = document.querySelector('[role=menu]');
  const resultTypes = ['violations'];
  const rules = { 'target-size': { enabled: menu === null } };
  const page = await axe.run({ exclude }, { runOnly, rules, resultTypes });
  const entries = menu && (await axe.run(menu, { runOnly: { type: 'rule', values: ['target-size'] }, resultTypes }));
  return [...page.violations, ...(entries?.violations ?? [])];
})(${JSON.stringify([FOCUS_KEEPERS])}, ${JSON.stringify(TAGS)})`;

/**
 * Expects that axe-core finds no violation in the page's current state. Reports each violation with its location.
 *
 * It's injected through the debugger, which the page's policy doesn't apply to, so the policy stays unchanged.
 */
export async function expectAccessible(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const evaluate = async (expression: string): Promise<unknown> => {
    const { result, exceptionDetails } = await session.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  };
  // During a transition, a color is neither the old nor the new one. Endless animations, such as a spinner, aren't
  // awaited.
  await evaluate(`Promise.all(document.getAnimations()
    .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
    .map(({ finished }) => finished.catch(() => undefined)))`);
  await evaluate(AXE);
  const violations = (await evaluate(RUN)) as AxeResults['violations'];
  await session.detach();
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ target }) => target.join(' ')),
    })),
  ).toEqual([]);
}
