import type { Mailer } from './mailer';

/** Creates a mailer that is loaded with the first mail, so that the service starts sooner. */
export function createLateMailer(load: () => Mailer): Mailer {
  let loaded: Mailer | undefined;
  const mailer = (): Mailer => (loaded ??= load());
  return {
    get isResting() {
      return loaded?.isResting ?? false;
    },
    sendBatch: (messages) => mailer().sendBatch(messages),
    findTaken: (batchId) => mailer().findTaken(batchId),
  };
}
