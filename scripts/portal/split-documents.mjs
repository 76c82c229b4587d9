import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addTypenameToDocument } from '@apollo/client/utilities';
import { print } from 'graphql';

const IMPORT = /import \{([^}]*)\} from '([^']*\/generated\/graphql)';/g;
const QUERY = '?document=';

/**
 * Creates the Vite plugin that makes a module of each GraphQL document. Codegen writes all of them into one module, so
 * that each page would load those of all pages.
 */
export function splitDocuments(sources) {
  return {
    name: 'split-documents',
    enforce: 'pre',
    transform: (code, id) =>
      id.includes('/node_modules/') || !code.includes('/generated/graphql')
        ? null
        : code.replaceAll(IMPORT, (_, names, path) =>
            names
              .split(',')
              .map((name) => name.trim())
              // Types aren't in the bundle.
              .filter((name) => name !== '' && !name.startsWith('type '))
              .map((name) => `import { ${name} } from '${path}.ts${QUERY}${name}';`)
              .join(' '),
          ),
    load(id) {
      if (id.replaceAll('\\', '/').endsWith('/graph/viewer-query.ts')) return viewerQuery(sources);
      const [path, name] = id.split(QUERY);
      return name === undefined ? null : `export const ${name} = ${documentIn(path, name)};`;
    },
  };
}

/** Returns the document that codegen wrote, as JSON. */
function documentIn(path, name) {
  const line = new RegExp(`^export const ${name} = (.*) as unknown as `, 'm');
  const json = line.exec(readFileSync(path, 'utf8'))?.[1];
  if (json === undefined) throw new Error(`${path} has no ${name} in one line.`);
  return json;
}

function viewerQuery(sources) {
  const json = documentIn(join(sources, 'graph/generated/graphql.ts'), 'ViewerDocument');
  const text = print(addTypenameToDocument(JSON.parse(json)));
  return `export const viewerQuery = ${JSON.stringify(text)};`;
}
