import { ServerClient } from 'postmark';
import { messageOf } from '../foundation/message-of';
import { HAND_OVER_TIMEOUT_MS } from './mailer';
import { LARGEST_PAGE, LAST_FOUND, MAIL_ID, type PostmarkSettings } from './postmark-mailer';

/** A message that Postmark has accepted. */
export interface FoundMessage {
  readonly providerMessageId: string;
  /** The `messageId` of its mails; null for a message that the service didn't send. */
  readonly messageId: string | null;
  readonly recipients: readonly string[];
  readonly tag: string;
  readonly sentAt: Date;
}

/** Searches the messages that Postmark has accepted. Rejects with a sentence if Postmark can't be asked. */
export interface PostmarkSearch {
  /** Finds the message with a `messageId`; null if there is none. */
  findMessage(messageId: string): Promise<FoundMessage | null>;
  /** Finds the messages since an instant, newest first, up to the 10,000 that Postmark's search returns. */
  findSince(since: Date): Promise<readonly FoundMessage[]>;
}

/** Creates the search of a server's messages at Postmark. It finds a message some time after it was accepted. */
export function createPostmarkSearch(
  settings: Pick<PostmarkSettings, 'url' | 'serverToken' | 'messageStream'>,
): PostmarkSearch {
  const client = new ServerClient(settings.serverToken, {
    requestHost: settings.url.host,
    useHttps: settings.url.protocol === 'https:',
    timeout: HAND_OVER_TIMEOUT_MS / 1000,
  });
  const search = async (
    filter: Readonly<Record<string, string>>,
    offset = 0,
    count = LARGEST_PAGE,
  ): Promise<readonly FoundMessage[]> => {
    try {
      const { Messages } = await client.getOutboundMessages({ count, offset, ...filter });
      return Messages.map(({ MessageID, Metadata, Recipients, Tag, ReceivedAt }) => ({
        providerMessageId: MessageID,
        messageId: Metadata[MAIL_ID] ?? null,
        recipients: Recipients,
        tag: Tag ?? '',
        sentAt: new Date(ReceivedAt),
      }));
    } catch (error) {
      throw new Error(`Postmark can't be asked about its messages: ${messageOf(error)}. Try again.`, {
        cause: error,
      });
    }
  };
  return {
    async findMessage(messageId) {
      const found = await search({ [`metadata_${MAIL_ID}`]: messageId }, 0, 1);
      return found.find((message) => message.messageId === messageId) ?? null;
    },
    async findSince(since) {
      const messages: FoundMessage[] = [];
      for (let offset = 0; offset < LAST_FOUND; offset += LARGEST_PAGE) {
        const page = await search({ messagestream: settings.messageStream }, offset);
        const recent = page.filter(({ sentAt }) => sentAt >= since);
        messages.push(...recent);
        if (page.length < LARGEST_PAGE || recent.length < page.length) break;
      }
      return messages;
    },
  };
}
