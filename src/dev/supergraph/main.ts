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
  const supergraph = await loadSupergraph().startSupergraph(ports, data, options.subgraphs);
  return { banner: (look) => renderBanner(supergraph.tour, look), close: () => supergraph.close() };
});

/** Loads the servers. This takes more than a second, so mistakes in the arguments are reported first. */
function loadSupergraph(): typeof heavy {
  // import() requires the file extension, which TypeScript doesn't rewrite and this project never uses.
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  return require('./supergraph') as typeof heavy;
}
