import { plural } from '../plural';

/** The texts of downloads, in English. */
export const download = {
  button: 'Download CSV',
  reading: 'Downloading…',
  progress: ({ read, total }: { read: string; total: string }) => `${read} of ${total}`,
  saved: plural('en', {
    one: ({ number }) => `${number} row was saved.`,
    other: ({ number }) => `${number} rows were saved.`,
  }),
  canceled: 'Download canceled.',
  invitedUntil: 'Invitation valid until',
  delivery: 'Invitation e-mail',
  request: 'Request ID',
};
