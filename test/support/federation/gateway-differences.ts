/** The status and `extensions.code` when a gateway itself rejects operations. */
export interface OwnRefusals {
  readonly unknownField: readonly [status: number, code: string | undefined];
  readonly missingVariable: readonly [status: number, code: string | undefined];
  readonly syntaxError: readonly [status: number, code: string | undefined];
}

/** Behaviors that some gateways lack. */
export type Behavior =
  | 'ignores plain text, whether or not it names its origin'
  | 'ignores queries by GET that had no preflight'
  | 'reports a null in a required field once'
  | 'has a code for a subgraph that is down'
  | 'adds no error to those of a refused request';

/** How a gateway differs from the others. docs/gateways.md has each reason, in the same words. */
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
      unknownField: [200, 'FieldsOnCorrectType'],
      missingVariable: [200, 'BAD_USER_INPUT'],
      syntaxError: [200, 'GRAPHQL_PARSE_FAILED'],
    },
    cannot: {
      'adds no error to those of a refused request':
        'Hive Router adds an error with the code `SUBREQUEST_HTTP_ERROR` to those of a refused request.',
    },
  },
  'Cosmo Router': {
    refusals: {
      unknownField: [400, 'GRAPHQL_VALIDATION_FAILED'],
      missingVariable: [400, 'BAD_USER_INPUT'],
      syntaxError: [200, undefined],
    },
    cannot: {
      'ignores plain text, whether or not it names its origin':
        'Cosmo Router accepts JSON with any content type.',
      'ignores queries by GET that had no preflight':
        'Cosmo Router accepts queries by GET without a preflight.',
      'reports a null in a required field once':
        'Cosmo Router adds a second error without a code when a required field is null.',
      'has a code for a subgraph that is down':
        'Cosmo Router returns an error without a code for a subgraph that is down.',
    },
  },
} as const satisfies Record<string, Differences>;
