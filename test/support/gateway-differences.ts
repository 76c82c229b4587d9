/** What gateways themselves answer to operations that they refuse: status and `extensions.code`. */
export interface OwnRefusals {
  readonly unknownField: readonly [status: number, code: string | undefined];
  readonly missingVariable: readonly [status: number, code: string | undefined];
  readonly syntaxError: readonly [status: number, code: string | undefined];
}

/** What the tests require of every gateway, though not all can do it. */
export type Behavior =
  | 'ignores plain text, whether or not it names its origin'
  | 'ignores queries by GET that had no preflight'
  | 'reports a field without a value once'
  | 'has a code for a subgraph that is down';

/** What a gateway does otherwise than the rest. docs/gateways.md has each reason, word for word. */
export interface Differences {
  readonly refusals: OwnRefusals;
  readonly cannot: Readonly<Partial<Record<Behavior, string>>>;
}

/** The differences, by the gateway's name. */
export const differences = {
  '@apollo/gateway': {
    refusals: {
      unknownField: [400, 'GRAPHQL_VALIDATION_FAILED'],
      missingVariable: [400, 'BAD_USER_INPUT'],
      syntaxError: [400, 'GRAPHQL_PARSE_FAILED'],
    },
    cannot: {},
  },
  'Hive Gateway': {
    refusals: {
      unknownField: [200, 'GRAPHQL_VALIDATION_FAILED'],
      missingVariable: [400, undefined],
      syntaxError: [200, 'GRAPHQL_PARSE_FAILED'],
    },
    cannot: {},
  },
  'Hive Gateway with the planner of Hive Router': {
    refusals: {
      unknownField: [200, 'GRAPHQL_VALIDATION_FAILED'],
      missingVariable: [200, undefined],
      syntaxError: [200, 'GRAPHQL_PARSE_FAILED'],
    },
    cannot: {},
  },
  'Apollo Router': {
    refusals: {
      unknownField: [400, 'GRAPHQL_VALIDATION_FAILED'],
      missingVariable: [400, 'VALIDATION_INVALID_TYPE_VARIABLE'],
      syntaxError: [400, 'PARSING_ERROR'],
    },
    cannot: {},
  },
  'Hive Router': {
    refusals: {
      unknownField: [400, 'GRAPHQL_VALIDATION_FAILED'],
      missingVariable: [400, 'BAD_USER_INPUT'],
      syntaxError: [400, 'GRAPHQL_PARSE_FAILED'],
    },
    cannot: {},
  },
  'Cosmo Router': {
    refusals: {
      unknownField: [400, 'GRAPHQL_VALIDATION_FAILED'],
      missingVariable: [400, 'BAD_USER_INPUT'],
      syntaxError: [200, undefined],
    },
    cannot: {
      'ignores plain text, whether or not it names its origin':
        'Cosmo Router takes JSON of any content type.',
      'ignores queries by GET that had no preflight': 'Cosmo Router takes queries by GET from everyone.',
      'reports a field without a value once':
        'Cosmo Router adds an error without a code for a field that lacks its value.',
      'has a code for a subgraph that is down':
        'Cosmo Router gives an error without a code for a subgraph that is down.',
    },
  },
} as const satisfies Record<string, Differences>;
