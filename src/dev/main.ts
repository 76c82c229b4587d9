import { renderBanner } from './banner';
import { parseCommandLine } from './command-line';
import { prepareDataFolder } from './data-folder';
import type * as heavy from './development';
import { chooseFreePorts } from './free-ports';
import { StartUpError } from './start-up-error';

/** How long requests under way may hold up the end, in milliseconds. */
const PATIENCE_MS = 1500;

let development: heavy.Development | undefined;
let ending = false;

async function main(): Promise<void> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new StartUpError(
      'npm run dev signs anybody in without a password and refuses NODE_ENV=production: use npm start.',
    );
  }
  const options = parseCommandLine(process.argv.slice(2));
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  const ports = await chooseFreePorts(options.ports);
  const data = prepareDataFolder(options.dataFolder, options);
  development = await loadDevelopment().startDevelopment(ports, data);
  const colour = process.stdout.isTTY && process.stdout.hasColors();
  console.log(renderBanner(development.places, { colour, seconds: performance.now() / 1000 }));
}

/** Loads the service and its stand-ins, most of a second's work, which a refusal need not wait for. */
function loadDevelopment(): typeof heavy {
  // import() would want the file's extension, which TypeScript keeps as it is and this project writes nowhere.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./development') as typeof heavy;
}

/** Ends everything once, however often it is asked: npm passes a Ctrl-C on that the terminal has sent already. */
function end(): void {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), PATIENCE_MS).unref();
  Promise.resolve(development?.close()).then(
    () => process.exit(0),
    () => process.exit(0),
  );
}

main().catch((error: unknown) => {
  console.error(error instanceof StartUpError ? error.message : error);
  process.exit(1);
});
