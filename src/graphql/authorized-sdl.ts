import { type ConstDirectiveNode, type FieldDefinitionNode, Kind, parse, print, visit } from 'graphql';
import { APPLICATION_ROLE, USER_SCOPE } from '../identity/access-token';
import { ENTITY_TYPES } from './entities';
import { parsedDirective } from './parsed-directive';

/** The mutations that answer whoever asks, with a `userErrors` of their own for those who aren't signed in. */
const OPEN_MUTATIONS: ReadonlySet<string> = new Set(['signOut']);

/**
 * Adds to the published subgraph what a router can enforce before it calls us, for supergraphs whose callers all bring
 * access tokens: changes need a signed-in person, entities one, or an application that may read accounts.
 *
 * It only says earlier what our resolvers say anyway, which goes on deciding. Fields that answer null to nobody, such as
 * `viewer`, stay open. Not all gateways start with it: @apollo/gateway doesn't.
 */
export function authorizedSdl(sdl: string): string {
  const document = visit(parse(sdl), {
    ObjectTypeDefinition(type) {
      if (type.name.value === 'Mutation') return { ...type, fields: type.fields?.map(withPerson) };
      if (!ENTITY_TYPES.some((name) => name === type.name.value)) return undefined;
      return {
        ...type,
        directives: [...(type.directives ?? []), requiresScopes([USER_SCOPE], [APPLICATION_ROLE])],
      };
    },
    Directive(node) {
      if (node.name.value !== 'link') return undefined;
      return visit(node, {
        ListValue: (list) => ({
          ...list,
          values: [...list.values, ...['@authenticated', '@requiresScopes'].map(stringValue)],
        }),
      });
    },
  });
  return `${print(document)}\n`;
}

function withPerson(field: FieldDefinitionNode): FieldDefinitionNode {
  if (OPEN_MUTATIONS.has(field.name.value)) return field;
  return {
    ...field,
    directives: [
      ...(field.directives ?? []),
      parsedDirective('@authenticated'),
      requiresScopes([USER_SCOPE]),
    ],
  };
}

/** Any one of the lists suffices, and of a list all are needed. */
function requiresScopes(...anyOf: readonly (readonly string[])[]): ConstDirectiveNode {
  return parsedDirective(`@requiresScopes(scopes: ${JSON.stringify(anyOf)})`);
}

function stringValue(value: string): { readonly kind: Kind.STRING; readonly value: string } {
  return { kind: Kind.STRING, value };
}
