/**
 * Serves the gateway.config.mjs of the working folder, as `hive-gateway supergraph` does; the engine is the same. With
 * `--planner rust`, queries are planned by the planner of Hive's router, which is written in Rust.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';

const { gatewayConfig } = await import(pathToFileURL(join(process.cwd(), 'gateway.config.mjs')).href);
const planner = process.argv.includes('rust') ? await import('@graphql-hive/router-runtime') : {};

const gateway = createGatewayRuntime({
  ...gatewayConfig,
  supergraph: readFileSync(gatewayConfig.supergraph, 'utf8'),
  logging: false,
  ...(planner.unifiedGraphHandler && { unifiedGraphHandler: planner.unifiedGraphHandler }),
});
const server = createServer(gateway).listen(Number(process.env.PORT), '127.0.0.1');
await once(server, 'listening');
console.log(`http://127.0.0.1:${server.address().port}/graphql`);
