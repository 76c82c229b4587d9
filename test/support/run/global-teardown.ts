/** Stops what global setup started. If a run doesn't get here, the guard process cleans up. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testRun?.stop();
}
