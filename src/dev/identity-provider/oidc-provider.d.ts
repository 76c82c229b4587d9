/**
 * The provider's class without the package's index, which prints "Unsupported runtime" on every start with Node 20. The
 * loaded code is the same, and the tests run it on Node 20.
 */
declare module 'oidc-provider/lib/provider.js' {
  export { Provider } from 'oidc-provider';
}
