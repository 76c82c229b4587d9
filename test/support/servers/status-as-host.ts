import { request } from 'node:http';

/** Sends a GET whose `Host` differs from the URL's, and returns the status of the response. */
export function statusAsHost(url: string | URL, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
}
