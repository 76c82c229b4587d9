import { readFileSync } from 'node:fs';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
// WCAG 2.2 AA, and what axe-core counts as good practice beyond it.
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// Empty elements by which Fluent UI's focus management (tabster) notices Tab; each passes the focus on at once.
const FOCUS_KEEPERS = ['[data-tabster-dummy]'];

/**
 * Expects that axe-core finds no violation in the page as it is now, and names each with where it is.
 *
 * It is brought in through the debugger, which the page's policy does not bind, so the policy stays as it is.
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
  // A colour on its way to another is neither; what never ends, such as a turning wheel, is not waited for.
  await evaluate(`Promise.all(document.getAnimations()
    .filter(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))
    .map(({ finished }) => finished.catch(() => undefined)))`);
  await evaluate(AXE);
  const run = `axe.run({ exclude: [${JSON.stringify(FOCUS_KEEPERS)}] }, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] })`;
  const { violations } = (await evaluate(run)) as Pick<AxeResults, 'violations'>;
  await session.detach();
  expect(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map(({ target }) => target.join(' ')),
    })),
  ).toEqual([]);
}
