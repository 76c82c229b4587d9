/**
 * The provider's class without the package's index: the index only adds a notice about the runtime, which on
 * Node 20 says "Unsupported runtime" on every start. What it loads is the same, and the tests run it on Node 20.
 */
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider';
}
