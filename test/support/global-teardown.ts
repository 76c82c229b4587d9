/** Stops what global setup started. A run that never gets here is cleaned up by the guard process. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.testRun?.stop();
}
