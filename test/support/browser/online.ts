/** Gives code of the portal that runs in Node.js a browser that is online or offline. */
export function setOnline(isOnline: boolean): void {
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: isOnline }, configurable: true });
}
