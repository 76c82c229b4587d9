import { setTimeout as sleep } from 'node:timers/promises';
import type { Progress } from '../../bench/progress';
import type { Production } from '../../test/support/servers/production';
import { type BuiltService, startBuiltService } from '../built-service';
import { EventStream, StreamRefusedError } from './event-stream';

const MIB = 1024 * 1024;
/** A person's limit. They're opened at the same time. */
const STREAMS_OF_PERSON = 20;
const QUERY = 'subscription { viewerChanged { activeProfile { id displayName account { name } } } }';
const REST_MS = 3_000;
const BEGIN_MS = 30_000;

/** What to measure. */
export interface IdleOptions {
  readonly production: Production;
  readonly streams: number;
  readonly seconds: number;
  readonly progress: Progress;
}

/** Opens streams of administrators, and measures the service before, and while nothing happens. */
export async function measureIdleStreams({
  production,
  streams,
  seconds,
  progress,
}: IdleOptions): Promise<object> {
  progress.begin('Starting the service', 1);
  const limits = { MAX_STREAMS: String(streams), MAX_HTTP_CONNECTIONS: String(streams + 100) };
  const service = await startBuiltService(limits, Math.ceil(streams / STREAMS_OF_PERSON), production);
  const before = await atRest(service);
  progress.begin(`Opening ${String(streams)} streams`, streams);
  const open: EventStream[] = [];
  while (open.length < streams) {
    const cookie = service.cookies[open.length / STREAMS_OF_PERSON] ?? '';
    const next = Array.from({ length: Math.min(STREAMS_OF_PERSON, streams - open.length) }, () =>
      openStream(service.origin, cookie),
    );
    open.push(...(await Promise.all(next)));
    progress.advance(next.length);
  }
  const after = await atRest(service);
  progress.begin(`Waiting ${String(seconds)} s`, 1);
  await sleep(seconds * 1000);
  const idle = service.usage();
  for (const stream of open) stream.close();
  await service.stop();
  const megabytes = (bytes: number): number => Math.round(bytes / MIB);
  return {
    // It has a file of its own.
    database: 'sqlite',
    streams,
    mebibytes: { before: megabytes(before.residentBytes), with: megabytes(after.residentBytes) },
    kibibytesOfStream: Math.round((after.residentBytes - before.residentBytes) / streams / 102.4) / 10,
    percentOfCore: Math.round((idle.cpuMs - after.cpuMs) / seconds) / 10,
  };
}

/** Opens a stream and waits for its first event. The service may be busy with the others. */
async function openStream(origin: string, cookie: string): Promise<EventStream> {
  for (;;) {
    try {
      return await (await EventStream.open(origin, { cookie }, QUERY)).begun(BEGIN_MS);
    } catch (error) {
      if (!(error instanceof StreamRefusedError && error.status === 503)) throw error;
      await sleep(1_000);
    }
  }
}

/** Waits until the process has finished what it was doing, and measures it. */
async function atRest(service: BuiltService): Promise<ReturnType<BuiltService['usage']>> {
  await sleep(REST_MS);
  return service.usage();
}
