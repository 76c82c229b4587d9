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

/** The directives of the specification that the schema uses; newer than v2.9 not all compositions take. */
const FEDERATION_LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@tag", "@cost", "@listSize"])`;

/** Whom other teams ask, as Apollo's tools show it beside a subgraph; the address is the one the FAQ gives. */
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

/** What every list that is given page by page is published with: its size follows from what was asked for. */
const PAGED = parsedDirective(
  '@listSize(assumedSize: 20, slicingArguments: ["first", "last"], sizedFields: ["edges"], requireOneSlicingArgument: false)',
);
/** A mutation, and each item of a batch, is refused for one reason. */
const USER_ERRORS = parsedDirective('@listSize(assumedSize: 1)');

/** Gives the parsed link to the specification of federation. */
export function federationLink(): DocumentNode {
  return parse(FEDERATION_LINK);
}

/**
 * Completes the definitions of the schema with what follows from a rule, so that no field goes without it: the size of
 * every page of a list, and of every `userErrors`.
 *
 * Throws an Error for any other list of objects that says nothing of its size, with `@listSize` beside the field.
 */
export function withListSizes(document: DocumentNode): DocumentNode {
  return visit(document, {
    FieldDefinition(field): FieldDefinitionNode | undefined {
      const added = listSizeOf(field);
      return added ? { ...field, directives: [...(field.directives ?? []), added] } : undefined;
    },
  });
}

/** Adds to a printed subgraph what the library's printer leaves out. */
export function withContact(sdl: string): string {
  return `${sdl.trimEnd()}\n${CONTACT}\n`;
}

function listSizeOf({ name, type, directives }: FieldDefinitionNode): ConstDirectiveNode | null {
  const { isList, named } = shapeOf(type);
  if (!isList) return named.endsWith('Connection') ? PAGED : null;
  if (name.value === 'userErrors') return USER_ERRORS;
  const isSized =
    // Sized by the page that they are the items of.
    named.endsWith('Edge') ||
    // Names and values cost nothing more, however many there are.
    SCALARS.has(named) ||
    directives?.some((given) => given.name.value === 'listSize');
  if (!isSized) throw new Error(`The list ${name.value} says nothing of its size; give it @listSize.`);
  return null;
}

const SCALARS: ReadonlySet<string> = new Set(['ID', 'String']);

function shapeOf(type: TypeNode): { readonly isList: boolean; readonly named: string } {
  if (type.kind === Kind.NAMED_TYPE) return { isList: false, named: type.name.value };
  const inner = shapeOf(type.type);
  return { isList: type.kind === Kind.LIST_TYPE || inner.isList, named: inner.named };
}
