import { Errors } from 'postmark';
import { createPostmarkBreaker } from '../../src/mail/postmark-breaker';

const HOUR = 60 * 60_000;

describe('the circuit breaker around Postmark', () => {
  let elapsed = 1_000;
  const outage = () => Promise.reject(new Errors.PostmarkError('unavailable', 0, 503));

  beforeEach(() => jest.spyOn(performance, 'now').mockImplementation(() => elapsed));

  it.each([-HOUR, HOUR])('stays open for as long if the clock was set by %d ms', async (stepMs) => {
    const breaker = createPostmarkBreaker({ failures: 1, restMs: 15_000 });
    await expect(breaker.execute(outage)).rejects.toThrow('unavailable');
    const real = Date.now();
    jest.spyOn(Date, 'now').mockReturnValue(real + stepMs);
    elapsed += 14_999;
    expect(breaker.isResting).toBe(true);
    await expect(breaker.execute(() => Promise.resolve('sent'))).rejects.toThrow('Execution prevented');
    elapsed += 1;
    expect(breaker.isResting).toBe(false);
    await expect(breaker.execute(outage)).rejects.toThrow('unavailable');
    expect(breaker.isResting).toBe(true);
    elapsed += 15_000;
    await expect(breaker.execute(() => Promise.resolve('sent'))).resolves.toBe('sent');
  });
});
