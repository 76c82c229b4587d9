import { type GraphQLSchema, isObjectType } from 'graphql';
import { getMetadataStorage } from 'type-graphql';

type Method = (...given: readonly unknown[]) => unknown;

/**
 * Makes fields call the method that resolves them, where that takes nothing but the object and the context.
 *
 * TypeGraphQL sorts the method's parameters in each call, looks for promises among them, and makes the object an instance
 * of its class, a copy of the whole of it: more than what most of them do, and once for each item of a list. Methods that
 * take arguments are called as ever.
 */
export function callDirectly(schema: GraphQLSchema, instanceOf: (resolverClass: object) => object): void {
  const { fieldResolvers, objectTypes } = getMetadataStorage();
  for (const {
    kind,
    target,
    methodName,
    schemaName,
    params = [],
    getObjectType,
    ...guards
  } of fieldResolvers) {
    const isGuarded = guards.roles !== undefined || (guards.middlewares ?? []).length > 0;
    const isPlain = params.every((param) => isWhole(param));
    if (kind !== 'external' || isGuarded || !isPlain) continue;
    const given = params.toSorted((one, other) => one.index - other.index).map((param) => param.kind);
    const type = objectTypes.find((known) => known.target === getObjectType?.());
    const named = schema.getType(type?.name ?? '');
    const field = isObjectType(named) ? named.getFields()[schemaName] : undefined;
    if (!field) continue;
    field.resolve = (object, _args, context) => {
      const resolver = instanceOf(target);
      const method = Reflect.get(resolver, methodName) as Method;
      return method.apply(
        resolver,
        given.map((what) => (what === 'root' ? (object as unknown) : (context as unknown))),
      );
    };
  }
}

/** Tells whether a parameter is the object or the context, as it is. */
function isWhole(param: { readonly kind: string; readonly propertyName?: string | undefined }): boolean {
  return (param.kind === 'root' || param.kind === 'context') && param.propertyName === undefined;
}
