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

/**
 * Loads the service and its stand-ins. This takes most of a second, so mistakes in the arguments are reported first.
 */
function loadDevelopment(): typeof heavy {
  // import() requires the file extension, which TypeScript doesn't rewrite and this project never uses.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./development') as typeof heavy;
}
