/** Says what is wrong with the environment, one line a mistake; repeats no value. */
export class ConfigError extends Error {
  /** Names the fault for code that matches on it. */
  readonly code = 'CONFIG_INVALID';

  /** Takes every mistake, each beginning with the variable's name. */
  constructor(readonly problems: readonly string[]) {
    super(`The configuration has errors:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}
