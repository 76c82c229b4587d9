/** Returns an error with the remedy if a host and port can't be listened on; otherwise the same error. */
export function explainListening(
  error: unknown,
  { host, port, variable }: { readonly host: string; readonly port: number; readonly variable: string },
): unknown {
  const code: unknown = error instanceof Error && Reflect.get(error, 'code');
  const place = `port ${String(port)} of ${host}`;
  if (code === 'EADDRINUSE')
    return new Error(`Another program listens on ${place}. Choose another ${variable}.`);
  if (code === 'EACCES')
    return new Error(`This user can't listen on ${place}. Choose a ${variable} above 1023.`);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(`${host} isn't an address of this machine. Choose another HOST, such as 0.0.0.0.`);
  return error;
}
