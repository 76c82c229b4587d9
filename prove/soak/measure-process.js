/*
 * Loaded into the service with --require. On SIGUSR2, collects garbage and writes the process's memory and handles to the
 * file in MEASURED_FILE.
 */
const { renameSync, writeFileSync } = require('node:fs');
const { setFlagsFromString } = require('node:v8');
const { runInNewContext } = require('node:vm');

const file = process.env.MEASURED_FILE;

process.on('SIGUSR2', () => {
  // Not at the start, because V8 accepts the service's compiled code only with the flags of npm start.
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { rss, heapUsed, external } = process.memoryUsage();
  const handles = process
    .getActiveResourcesInfo()
    .filter((type) => type !== 'Timeout' && type !== 'Immediate');
  const measured = {
    residentBytes: rss,
    heapBytes: heapUsed,
    externalBytes: external,
    handles: handles.length,
  };
  writeFileSync(`${file}.part`, JSON.stringify(measured));
  renameSync(`${file}.part`, file);
});
