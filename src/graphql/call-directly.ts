import { type GraphQLSchema, isObjectType } from 'graphql';
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
  }[];
  readonly roles?: readonly unknown[];
  readonly middlewares?: readonly unknown[];
}

/**
 * Makes fields call the method that resolves them, where that takes nothing but the object and the context.
 *
 * TypeGraphQL sorts the method's parameters in each call, looks for promises among them, and makes the object an instance
 * of its class, a copy of the whole of it: more than what most of them do, and once for each item of a list. Methods that
 * take arguments are called as ever, and so are mutations and methods with a guard.
 */
export function callDirectly(schema: GraphQLSchema, instanceOf: (resolverClass: object) => object): void {
  const { queries, fieldResolvers, objectTypes } = getMetadataStorage();
  const nameOf = new Map(objectTypes.map(({ target, name }) => [target, name]));
  for (const query of queries) resolveDirectly(schema, 'Query', query as Resolving, instanceOf);
  for (const field of fieldResolvers) {
    const type = field.kind === 'external' && nameOf.get(field.getObjectType?.() as never);
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
  const isPlain = params.every(
    ({ kind, propertyName }) => (kind === 'root' || kind === 'context') && propertyName === undefined,
  );
  if (!field || !isPlain || roles !== undefined || middlewares.length > 0) return;
  const given = params.toSorted((one, other) => one.index - other.index).map(({ kind }) => kind);
  field.resolve = (object: unknown, _args, context: unknown) => {
    const resolver = instanceOf(target);
    const method = Reflect.get(resolver, methodName) as Method;
    return method.apply(
      resolver,
      given.map((what) => (what === 'root' ? object : context)),
    );
  };
}
