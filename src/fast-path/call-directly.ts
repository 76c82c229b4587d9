import { type GraphQLField, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Method = (...given: readonly unknown[]) => unknown;

/** What TypeGraphQL keeps of a method that resolves a field. */
interface Resolving {
  readonly target: object;
  readonly methodName: string;
  readonly schemaName: string;
  readonly params?: readonly {
    readonly kind: string;
    readonly index: number;
    readonly propertyName?: string;
    /** Gives the class of all arguments together. */
    readonly getType?: () => unknown;
  }[];
  readonly roles?: readonly unknown[];
  readonly middlewares?: readonly unknown[];
}

/**
 * Makes fields call the method that resolves them, where that takes nothing but the object, the context and all arguments
 * together, none of which has parts.
 *
 * TypeGraphQL sorts the method's parameters in each call, waits for promises among them, and makes the object an instance
 * of its class, a copy of the whole of it: more than what most of them do, and once for each item of a list. Methods that
 * take single arguments are called as ever, and so are mutations and methods with a guard.
 */
export function callDirectly(schema: GraphQLSchema, instanceOf: (resolverClass: object) => object): void {
  const { queries, fieldResolvers, objectTypes } = getMetadataStorage();
  const nameOf = new Map(objectTypes.map(({ target, name }) => [target, name]));
  for (const query of queries) resolveDirectly(schema, 'Query', query as Resolving, instanceOf);
  for (const field of fieldResolvers) {
    const type = field.kind === 'external' ? nameOf.get(field.getObjectType?.() as never) : undefined;
    if (type) resolveDirectly(schema, type, field as Resolving, instanceOf);
  }
}

function resolveDirectly(
  schema: GraphQLSchema,
  typeName: string,
  { target, methodName, schemaName, params = [], roles, middlewares = [] }: Resolving,
  instanceOf: (resolverClass: object) => object,
): void {
  const type = schema.getType(typeName);
  const field = isObjectType(type) ? type.getFields()[schemaName] : undefined;
  if (!field || roles !== undefined || middlewares.length > 0) return;
  const inOrder = params.toSorted((one, other) => one.index - other.index);
  const given = inOrder.map((param) => (param.propertyName === undefined ? giverOf(param, field) : null));
  if (!given.every((give) => give !== null)) return;
  field.resolve = (object: unknown, args, context: unknown) => {
    const resolver = instanceOf(target);
    const method = Reflect.get(resolver, methodName) as Method;
    return method.apply(
      resolver,
      given.map((give) => give(object, args as object, context)),
    );
  };
}

type Give = (object: unknown, args: object, context: unknown) => unknown;

/** Gives what a parameter is given in each call; null for what only TypeGraphQL can tell. */
function giverOf(
  { kind, getType }: { readonly kind: string; readonly getType?: () => unknown },
  field: GraphQLField<unknown, unknown>,
): Give | null {
  if (kind === 'root') return (object) => object;
  if (kind === 'context') return (_object, _args, context) => context;
  const arePlain = field.args.every(({ type }) => isLeafType(getNamedType(type)));
  if (kind !== 'args' || !arePlain || !getType) return null;
  const Arguments = getType() as new () => object;
  return (_object, args) => Object.assign(new Arguments(), args);
}
