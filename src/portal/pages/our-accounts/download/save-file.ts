/** Saves a text as a file, like a download. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has opened the file by the next task.
  setTimeout(() => URL.revokeObjectURL(url));
}

/** Returns the name of a file about a part of an account, with the current day (UTC). */
export function fileName(accountNumber: string, part: string): string {
  const day = new Date().toISOString().slice(0, 10);
  return `${accountNumber.replaceAll(/[^\p{L}\p{N}.-]+/gu, '-')}-${part}-${day}.csv`;
}
