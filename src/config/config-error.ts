/** Reports invalid environment variables, one line for each mistake. Never contains a value. */
export class ConfigError extends Error {
  /** Identifies the error in code. */
  readonly code = 'CONFIG_INVALID';

  /** Takes all mistakes, each beginning with the variable's name. */
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has errors:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}
