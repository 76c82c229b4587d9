import { BatchSize } from '../../src/mail/batch-size';

describe('the number of mails that a worker claims', () => {
  /** Reports batches that are late if they have more mails than `limit`, and returns which ones were. */
  const reportFull = (size: BatchSize, batches: number, limit: number): readonly boolean[] =>
    Array.from({ length: batches }, () => {
      const isLate = size.current > limit;
      size.report(size.current, !isLate);
      return isLate;
    });

  it('makes few batches late', () => {
    for (const limit of [10, 250, 300, 499]) {
      const late = reportFull(new BatchSize(), 100, limit).slice(-50).filter(Boolean);
      expect(late.length).toBeLessThan(10);
    }
  });

  it('halves until batches are in time, and grows back to the maximum', () => {
    const size = new BatchSize();
    reportFull(size, 10, 1);
    expect(size.current).toBeLessThanOrEqual(2);
    reportFull(size, 100, 500);
    expect(size.current).toBe(500);
  });

  it('grows only after full batches', () => {
    const size = new BatchSize();
    size.report(500, false);
    size.report(249, true);
    expect(size.current).toBe(250);
    size.report(250, true);
    expect(size.current).toBe(275);
  });
});
