import {
  buildASTSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
} from 'graphql';

/** A change of the schema: graphql's code for it, or `KEY_REMOVED`, and what has changed. */
export interface SchemaChange {
  type: string;
  description: string;
}

/** A breaking change that has been reviewed and may land before the next release. */
export interface AcceptedBreak extends SchemaChange {
  reason: string;
  /** The newest release when it was accepted, as its tag says; null before the first. */
  since: string | null;
}

/** What a schema does to the clients and subgraphs of an earlier one. */
export interface SchemaComparison {
  /** Break what works today, and nobody has accepted them. */
  breaking: SchemaChange[];
  /** Break what works today, and were accepted. */
  accepted: SchemaChange[];
  /** May surprise a client, and are only told. */
  dangerous: SchemaChange[];
}

/**
 * Compares two subgraph schemas, given as SDL, by graphql's rules and by the keys of their entities.
 *
 * An accepted break counts only when its code and description are the change's own, a reason is given, and there has
 * been no release since: what is published anew later is not to be broken again unseen.
 */
export function compareSchemas(
  base: string,
  current: string,
  accepted: { readonly breaks: readonly AcceptedBreak[]; readonly release: string | null },
): SchemaComparison {
  const before = schemaOf(base);
  const after = schemaOf(current);
  const breaks = [...findBreakingChanges(before, after).map(plain), ...removedKeys(before, after)];
  const isAccepted = (change: SchemaChange): boolean =>
    accepted.breaks.some(
      ({ type, description, reason, since }) =>
        type === change.type &&
        description === change.description &&
        reason.trim() !== '' &&
        since === accepted.release,
    );
  return {
    breaking: breaks.filter((change) => !isAccepted(change)),
    accepted: breaks.filter(isAccepted),
    dangerous: findDangerousChanges(before, after).map(plain),
  };
}

// The directives of the federation are linked, not defined, so the SDL alone would not be valid.
function schemaOf(sdl: string): GraphQLSchema {
  return buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true });
}

function plain({ type, description }: SchemaChange): SchemaChange {
  return { type, description };
}

// graphql does not compare directives that are applied, and other subgraphs join on the keys.
function removedKeys(before: GraphQLSchema, after: GraphQLSchema): SchemaChange[] {
  return Object.values(before.getTypeMap()).flatMap(({ name }) => {
    if (!after.getType(name)) return [];
    const kept = keysOf(after, name);
    return keysOf(before, name)
      .filter((key) => !kept.includes(key))
      .map((key) => ({ type: 'KEY_REMOVED', description: `${name} lost its key "${key}".` }));
  });
}

function keysOf(schema: GraphQLSchema, name: string): string[] {
  const type = schema.getType(name);
  if (!isObjectType(type)) return [];
  return [type.astNode, ...type.extensionASTNodes]
    .flatMap((node) => node?.directives ?? [])
    .filter((directive) => directive.name.value === 'key')
    .flatMap((directive) => directive.arguments ?? [])
    .flatMap(({ name: argument, value }) =>
      argument.value === 'fields' && value.kind === Kind.STRING ? [value.value] : [],
    );
}
