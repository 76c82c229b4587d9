export function bringNode(
  wanted: string,
  npm: (args: readonly string[]) => Promise<unknown>,
): Promise<{ readonly version: string; readonly bin: string }>;
