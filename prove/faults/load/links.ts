import type { Surroundings } from '../surroundings';

/** Finds the tokens of invitations in the mails that Postmark accepted. */
export class Links {
  readonly #tokens = new Map<string, string>();
  #read = 0;

  constructor(private readonly ground: Pick<Surroundings, 'mailbox'>) {}

  /** Returns the token of an invitation; undefined if its mail hasn't arrived. */
  of(invitationId: string): string | undefined {
    const messages = this.ground.mailbox.messages();
    for (const { TextBody = '' } of messages.slice(this.#read))
      for (const [token, id] of TextBody.matchAll(/\b([0-9a-hjkmnp-tv-z]{26})\.[A-Za-z0-9_-]{43}/g))
        this.#tokens.set(`invt_${String(id)}`, token);
    this.#read = messages.length;
    return this.#tokens.get(invitationId);
  }
}
