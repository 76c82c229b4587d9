import { join } from 'node:path';
import { openCompiledService, runService } from './compiled-service';

/*
 * What `npm start` runs: the service from one compiled file where there is one that this Node.js takes, and else, as
 * after an update of Node.js, with other flags of V8, or when the lines of the sources are asked for, from its modules,
 * which takes twice as long.
 *
 * `npm start` gives V8 semi-spaces of 8 MiB, not 16, which takes 13 MiB less and costs a few percent of CPU; 4 would cost
 * a quarter more where many objects are read at once. They have their size from the beginning: V8 enlarges them when
 * many objects outlive a collection, and a start as short as this one may leave them at a fraction of it, with twice the
 * CPU time a request for good. The old generation is bounded: V8 lets garbage gather in proportion to the bound, and
 * 512 MiB are more than ten times what is alive. And V8 has one thread for what it does beside the program, not four,
 * each of which keeps some MiB of its own and wants to be told what to do. V8 allocates objects in the old generation if
 * those from the same line of code outlived a collection before. After a busy start, that applied to objects of requests
 * in four of ten processes, which then took 12 MiB and a third more CPU time. This is turned off.
 *
 * --enable-source-maps is left out: Node.js 20 reads every map of every package for it, an eighth of the start and 10 MiB.
 * What the compiler writes has the names of its sources; to hunt a fault with their lines, set
 * NODE_OPTIONS=--enable-source-maps.
 */

const folder = join(__dirname, '..');
const service = process.sourceMapsEnabled ? null : openCompiledService(folder);
if (service) runService(service, folder);
// eslint-disable-next-line @typescript-eslint/no-require-imports -- only when it is needed
else require(join(folder, 'main'));
