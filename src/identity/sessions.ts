import type { MicrosoftIdentity } from './microsoft-identity';

/** Keeps who is signed in; the browser holds an opaque token, the store only what proves it. */
export interface Sessions {
  /**
   * Begins a session under a new id for an identity that has just been verified.
   *
   * `replacedToken` is the token the browser came with, known or not: the session it opens, if any, ends, so
   * that a planted one is worth nothing. A persistent session outlives the browser.
   */
  begin(command: {
    identity: MicrosoftIdentity;
    persistent: boolean;
    replacedToken: string | null;
    requestId: string;
  }): Promise<{ token: string; expiresAt: Date }>;

  /** Ends the token's session, or with `everywhere` all sessions of its identity; an unknown token ends nothing. */
  end(command: { token: string; everywhere: boolean; requestId: string }): Promise<void>;
}
