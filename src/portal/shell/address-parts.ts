/** Splits an e-mail address where a line can break: after the @ and before each dot. */
export function addressParts(address: string): string[] {
  return address.split(/(?<=@)|(?=\.)/u);
}
