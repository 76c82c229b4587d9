import type * as OtlpTracing from './otlp-tracing';
import { noTracing, type Tracing, type TracingSettings } from './tracing';

const REPORT_EVERY_MS = 60_000;

/**
 * Creates the tracing of the process. Without settings, it's off, and nothing is loaded.
 *
 * Logs at most once a minute that spans can't be sent.
 */
export function openTracing(
  settings: TracingSettings | null,
  logger: { warn(details: object, message: string): void },
): Tracing {
  if (!settings) return noTracing;
  let nextReportAt = -Infinity;
  let lost = 0;
  return loadOtlpTracing().openOtlpTracing(settings, {
    onLost(spans, reason) {
      lost += spans;
      if (performance.now() < nextReportAt) return;
      nextReportAt = performance.now() + REPORT_EVERY_MS;
      logger.warn({ spans: lost, reason }, 'traces were lost, the OTLP receiver did not accept them');
      lost = 0;
    },
  });
}

function loadOtlpTracing(): typeof OtlpTracing {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- import() would need the extension .js
  return require('./otlp-tracing') as typeof OtlpTracing;
}
