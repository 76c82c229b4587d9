/** Returns the key of an application in the list of those that may call: its tenant and client ids, both lower-case GUIDs. */
export function applicationKey(tenantId: string, clientId: string): string {
  return `${tenantId}:${clientId}`;
}
