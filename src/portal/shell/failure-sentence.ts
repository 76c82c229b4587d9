import { type Failure } from '../graph/failure';
import { type ShellWords } from '../words/english/shell';
import { type Formats } from '../words/formats';

const MINUTES_OF_HOURS = 90;

/** Returns a sentence that explains a failure and what to do about it. */
export function failureSentence(failure: Failure, { failure: words }: ShellWords, formats: Formats): string {
  switch (failure.kind) {
    case 'MAINTENANCE':
      return words.maintenance({ until: formats.dayAndTime(failure.returnAt) });
    case 'RATE_LIMITED': {
      const minutes = Math.max(1, Math.ceil(failure.retryAfterSeconds / 60));
      return minutes <= MINUTES_OF_HOURS
        ? words.rateLimitedMinutes({ count: minutes })
        : words.rateLimitedHours({ count: Math.ceil(minutes / 60) });
    }
    default:
      return words[failure.kind];
  }
}
