import { type GraphQLField, type GraphQLSchema, getNamedType, isLeafType, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Method = (...given: readonly unknown[]) => unknown;

/** TypeGraphQL's metadata of a method that resolves a field. */
interface Resolving {
  readonly target: object;
  readonly methodName: string;
  readonly schemaName: string;
  readonly params?: readonly {
    readonly kind: string;
    readonly index: number;
    readonly propertyName?: string;
    /** Returns the class that has all arguments. */
    readonly getType?: () => unknown;
  }[];
  readonly roles?: readonly unknown[];
  readonly middlewares?: readonly unknown[];
}

/**
 * Changes fields to call their resolver methods directly, if the methods take only the object, the context,
 * and a class with all arguments, none of which is an object.
 *
 * In each call, TypeGraphQL sorts the method's parameters, awaits them, and copies the object into an
 * instance of its class. That takes longer than most of the methods, and happens for each item of a list.
 * TypeGraphQL still calls mutations, methods with a guard, and methods with single arguments.
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

/** Returns the function that gets a parameter's value for a call; null if only TypeGraphQL can get it. */
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
