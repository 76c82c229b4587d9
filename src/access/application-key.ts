/**
 * Returns the key of an application in the list of allowed applications: its tenant and client ids, lowercase GUIDs.
 */
export function applicationKey(tenantId: string, clientId: string): string {
  return `${tenantId}:${clientId}`;
}
