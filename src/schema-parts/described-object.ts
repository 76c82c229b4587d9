import { ObjectType } from 'type-graphql';

/**
 * Declares a class as a GraphQL object type with a description.
 *
 * Its fields are simple: they resolve to the object's property of the same name, without a resolver function, so that
 * compiled operations can read them directly. TypeGraphQL would silently ignore `@Authorized` and `@UseMiddleware` on
 * such a field. Check permissions where the object is found, or in a field resolver. A test fails if a field has one of
 * these decorators.
 */
export function DescribedObject(name: string, description: string): ClassDecorator {
  return ObjectType(name, { description, simpleResolvers: true });
}
