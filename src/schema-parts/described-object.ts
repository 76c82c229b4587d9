import { ObjectType } from 'type-graphql';

/**
 * Makes a class an object type of the graph, with what is told of it to those who see only the graph.
 *
 * Its fields are simple: what the object has under their name is what they answer, without a function in between,
 * which an operation compiled for speed reads like any property. TypeGraphQL would silently ignore `@Authorized` and
 * `@UseMiddleware` on such a field: permissions belong to what finds an object, or to a field resolver. A test fails
 * where one of them is.
 */
export function DescribedObject(name: string, description: string): ClassDecorator {
  return ObjectType(name, { description, simpleResolvers: true });
}
