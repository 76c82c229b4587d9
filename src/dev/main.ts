import { renderBanner, tourOfDevelopment } from './banner';
import { parseCommandLine } from './command-line';
import { prepareDataFolder } from './data-folder';
import type * as heavy from './development';
import { chooseFreePorts } from './free-ports';
import { runCommand } from './run-command';

runCommand('dev', async (args) => {
  const options = parseCommandLine(args);
  const ports = await chooseFreePorts(options.ports);
  const data = prepareDataFolder(options.dataFolder, options);
  const development = await loadDevelopment().startDevelopment(ports, data);
  return {
    banner: (look) => renderBanner(tourOfDevelopment(development.places), look),
    close: () => development.close(),
  };
});

/** Loads the service and its stand-ins, most of a second's work, which a refusal need not wait for. */
function loadDevelopment(): typeof heavy {
  // import() would want the file's extension, which TypeScript keeps as it is and this project writes nowhere.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./development') as typeof heavy;
}
