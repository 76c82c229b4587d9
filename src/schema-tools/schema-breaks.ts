import {
  buildASTSchema,
  findBreakingChanges,
  findDangerousChanges,
  type GraphQLSchema,
  isObjectType,
  Kind,
  parse,
} from 'graphql';

/** A change of the schema: graphql-js's code for it, or `KEY_REMOVED`, and a description. */
export interface SchemaChange {
  type: string;
  description: string;
}

/** A breaking change that was reviewed and accepted until the next release. */
export interface AcceptedBreak extends SchemaChange {
  reason: string;
  /** The tag of the newest release when it was accepted; null before the first. */
  since: string | null;
}

/** The effects of a schema on clients and subgraphs of an earlier one. */
export interface SchemaComparison {
  /** Breaking changes that aren't accepted. */
  breaking: SchemaChange[];
  /** Breaking changes that are accepted. */
  accepted: SchemaChange[];
  /** Changes that may surprise a client. They are only reported. */
  dangerous: SchemaChange[];
}

/**
 * Compares two subgraph schemas, given as SDL, by the rules of graphql-js and by the keys of their entities.
 *
 * An accepted break must have the change's exact code and description, and a reason. It's only valid until the next
 * release, so that a later break of what was published again is reported.
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

// Federation directives are linked, not defined, so the SDL alone isn't valid.
function schemaOf(sdl: string): GraphQLSchema {
  return buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true });
}

function plain({ type, description }: SchemaChange): SchemaChange {
  return { type, description };
}

// graphql-js doesn't compare applied directives, and other subgraphs depend on the keys.
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
