import {
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  Kind,
  parse,
  type TypeNode,
  visit,
} from 'graphql';
import { parsedDirective } from './parsed-directive';

/** The federation directives that the schema uses. Some compositions don't accept versions after v2.9. */
const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@tag", "@cost", "@listSize"])`;

/** The contact that Apollo's tools show beside the subgraph. The address is from the FAQ. */
const CONTACT = `
"""The team to contact about a subgraph."""
directive @contact(
  """The team's name."""
  name: String!

  """URL for contacting the team."""
  url: String

  """What to include in a message to the team."""
  description: String
) on SCHEMA

extend schema
  @contact(
    name: "CustomerSource Access"
    url: "mailto:itmbssup@microsoft.com"
    description: "Include the x-request-id of the response."
  )`;

/** The directive on every paginated list: its size depends on the arguments. */
const PAGED = parsedDirective(
  '@listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["edges"], requireOneSlicingArgument: false)',
);
/** The same on lists that can only be read forward. */
const PAGED_FORWARD = parsedDirective(
  '@listSize(assumedSize: 20, slicingArguments: ["first"], sizedFields: ["edges"], requireOneSlicingArgument: false)',
);
/** A mutation, or an item of a batch, is refused for only one reason. */
const USER_ERRORS = parsedDirective('@listSize(assumedSize: 1)');

/** Returns the parsed link to the federation specification. */
export function federationLink(): DocumentNode {
  return parse(FEDERATION_LINK);
}

/**
 * Adds `@listSize` to every paginated list and to every `userErrors` field.
 *
 * @throws Error if any other field returns a list of objects without `@listSize`.
 */
export function withListSizes(document: DocumentNode): DocumentNode {
  return visit(document, {
    FieldDefinition(field): FieldDefinitionNode | undefined {
      const added = listSizeOf(field);
      return added ? { ...field, directives: [...(field.directives ?? []), added] } : undefined;
    },
  });
}

/** Adds the contact to a printed subgraph, which the library's printer omits. */
export function withContact(sdl: string): string {
  return `${sdl.trimEnd()}\n${CONTACT}\n`;
}

function listSizeOf({ name, type, directives, ...field }: FieldDefinitionNode): ConstDirectiveNode | null {
  const { isList, named } = shapeOf(type);
  if (!isList) {
    if (!named.endsWith('Connection')) return null;
    return field.arguments?.some((given) => given.name.value === 'last') ? PAGED : PAGED_FORWARD;
  }
  if (name.value === 'userErrors') return USER_ERRORS;
  const isSized =
    // The page already has the size.
    named.endsWith('Edge') ||
    // Scalars and enums don't cost extra, however many there are.
    SCALARS.has(named) ||
    directives?.some((given) => given.name.value === 'listSize');
  if (!isSized) throw new Error(`The list ${name.value} has no size. Add @listSize.`);
  return null;
}

const SCALARS: ReadonlySet<string> = new Set(['ID', 'String']);

function shapeOf(type: TypeNode): { readonly isList: boolean; readonly named: string } {
  if (type.kind === Kind.NAMED_TYPE) return { isList: false, named: type.name.value };
  const inner = shapeOf(type.type);
  return { isList: type.kind === Kind.LIST_TYPE || inner.isList, named: inner.named };
}
