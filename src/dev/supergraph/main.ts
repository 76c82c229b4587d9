import { renderBanner } from '../banner';
import { parseSupergraphCommandLine } from '../command-line';
import { prepareDataFolder } from '../data-folder';
import { chooseFreePorts } from '../free-ports';
import { runCommand } from '../run-command';
import type * as heavy from './supergraph';

runCommand('supergraph', async (args) => {
  const options = parseSupergraphCommandLine(args);
  const ports = await chooseFreePorts(options.ports);
  const data = prepareDataFolder(options.dataFolder, options);
  const supergraph = await loadSupergraph().startSupergraph(ports, data);
  return { banner: (look) => renderBanner(supergraph.tour, look), close: () => supergraph.close() };
});

/** Loads the servers, more than a second's work, which a refusal need not wait for. */
function loadSupergraph(): typeof heavy {
  // import() would want the file's extension, which TypeScript keeps as it is and this project writes nowhere.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./supergraph') as typeof heavy;
}
