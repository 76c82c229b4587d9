import { type FieldDefinitionNode, Kind, parse, print, visit } from 'graphql';
import { USER_SCOPE } from '../identity/access-token';
import { ENTITY_TYPES } from '../graphql/entities';
import { parsedDirective } from '../graphql/parsed-directive';

/** Mutations and subscriptions that callers who aren't signed in can use. */
const OPEN: ReadonlySet<string> = new Set(['signOut', 'declineInvite', 'serviceStatusChanged']);
const AUTHENTICATED = parsedDirective('@authenticated');
const NEEDS_PERSON = parsedDirective(`@requiresScopes(scopes: [["${USER_SCOPE}"]])`);

/**
 * Adds to the published subgraph what a router can enforce before it calls us, for supergraphs whose callers all send
 * access tokens: entities require a token, and mutations and most subscriptions require a signed-in person's token.
 *
 * Entities require no scopes: Microsoft's tokens have people's permissions in `scp` and applications' in `roles`, and
 * routers read only one claim. Our resolvers check permissions in any case. Fields that are null for signed-out
 * callers, such as `viewer`, require nothing.
 */
export function authorizedSdl(sdl: string): string {
  const document = visit(parse(sdl), {
    ObjectTypeDefinition(type) {
      if (['Mutation', 'Subscription'].includes(type.name.value))
        return { ...type, fields: type.fields?.map(withPerson) };
      if (!ENTITY_TYPES.some((name) => name === type.name.value)) return undefined;
      return {
        ...type,
        directives: [...(type.directives ?? []), AUTHENTICATED],
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
  if (OPEN.has(field.name.value)) return field;
  return {
    ...field,
    directives: [...(field.directives ?? []), AUTHENTICATED, NEEDS_PERSON],
  };
}

function stringValue(value: string): { readonly kind: Kind.STRING; readonly value: string } {
  return { kind: Kind.STRING, value };
}
