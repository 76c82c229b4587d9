import type { Page } from 'playwright-core';

/** Whether something happens while React renders in a task of its scheduler, or in another task, such as that of an answer. */
export type When = 'IN_TASK_OF_REACT' | 'IN_OTHER_TASK';

/** When elements were inserted, and when formats of dates were created, in order. */
export interface Work {
  readonly insertions: readonly When[];
  readonly dateFormats: readonly When[];
}

/** Records the work of a page from the next document on, with the insertions of elements that match a CSS selector. */
export async function watchWork(page: Page, selector: string): Promise<() => Promise<Work>> {
  await page.addInitScript((wanted) => {
    const insertions: When[] = [];
    const dateFormats: When[] = [];
    Object.assign(window, { work: { insertions, dateFormats } });
    const now = (): When =>
      // React's scheduler gets a message for each task. The property is deprecated for code that handles events.
      // eslint-disable-next-line @typescript-eslint/no-deprecated
      window.event?.type === 'message' ? 'IN_TASK_OF_REACT' : 'IN_OTHER_TASK';
    const noteInsertion = (node: Node): void => {
      if (!node.isConnected || !(node instanceof Element)) return;
      if (node.matches(`${wanted}, :has(${wanted})`)) insertions.push(now());
    };
    const { appendChild, insertBefore } = Node.prototype;
    Node.prototype.appendChild = function <Child extends Node>(child: Child): Child {
      appendChild.call(this, child);
      noteInsertion(child);
      return child;
    };
    Node.prototype.insertBefore = function <Child extends Node>(child: Child, next: Node | null): Child {
      insertBefore.call(this, child, next);
      noteInsertion(child);
      return child;
    };
    Intl.DateTimeFormat = new Proxy(Intl.DateTimeFormat, {
      construct(target, options: ConstructorParameters<typeof Intl.DateTimeFormat>) {
        dateFormats.push(now());
        return new target(...options);
      },
    });
  }, selector);
  return () => page.evaluate(() => (window as unknown as { readonly work: Work }).work);
}
