import type { MicrosoftIdentity } from './microsoft-identity';

/** Stores sessions. The browser has an opaque token, the store has only its hash. */
export interface Sessions {
  /**
   * Begins a session with a new id for a verified identity.
   *
   * `replacedToken` is the browser's previous token, even if it's unknown. Its session ends, to prevent session
   * fixation. A persistent session continues after the browser closes.
   */
  begin(command: {
    identity: MicrosoftIdentity;
    persistent: boolean;
    replacedToken: string | null;
    requestId: string;
    /** The browser's User-Agent header, of which only names are stored. */
    userAgent?: string | undefined;
  }): Promise<{ token: string; expiresAt: Date }>;

  /** Returns whether a token's session hasn't ended or expired. */
  isOpen(token: string): Promise<boolean>;

  /**
   * Ends the token's session, or with `everywhere` all sessions of its identity. Returns whether it did: with the token
   * of no session, or of one that has ended, nothing happens.
   */
  end(command: { token: string; everywhere: boolean; requestId: string }): Promise<boolean>;
}
