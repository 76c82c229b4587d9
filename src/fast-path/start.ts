import { join } from 'node:path';
import { openCompiledService, runService } from './compiled-service';

/*
 * The entry point of `npm start`. It runs the service from one bundled file with its code cache if the cache is valid.
 * Otherwise it loads the separate modules, which takes twice as long. That happens after an update of Node.js, with
 * other V8 flags, and with source maps.
 *
 * `npm start` sets these V8 flags:
 *
 * - Semi-spaces of 8 MiB instead of 16 save 13 MiB and cost a few percent of CPU. With 4 MiB, requests that read many
 *   objects cost a quarter more.
 * - The semi-spaces have this size from the beginning. V8 enlarges them only when many objects survive a collection.
 *   After a start as short as this one they may stay small, and each request then takes twice the CPU time.
 * - The old generation is limited to 512 MiB, more than ten times the live objects. V8 lets garbage grow in proportion
 *   to this limit.
 * - Pretenuring is off. It allocates objects in the old generation if earlier objects from the same line survived a
 *   collection. After a busy start, four of ten processes did so with objects of requests, and took 12 MiB and a third
 *   more CPU time.
 *
 * --enable-source-maps isn't set: Node.js 20 would read the source maps of all packages, which takes an eighth of the
 * start and 10 MiB. Stack traces name the modules anyway. To get source lines, set NODE_OPTIONS=--enable-source-maps.
 */

const folder = join(__dirname, '..');
const service = process.sourceMapsEnabled ? null : openCompiledService(folder);
if (service) runService(service, folder);
// eslint-disable-next-line @typescript-eslint/no-require-imports -- loaded only if needed
else require(join(folder, 'main'));
