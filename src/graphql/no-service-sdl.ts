import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/**
 * Refuses operations that ask for the schema by `_service`, as they are validated.
 *
 * It tells as much as introspection, and is refused where that is off, unless only a router gets as far as here.
 */
export function noServiceSdl(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const isOfQuery = context.getParentType() === context.getSchema().getQueryType();
      if (isOfQuery && node.name.value === '_service') {
        context.reportError(
          new GraphQLError('_service is answered to routers alone. Compose with the published schema.', {
            nodes: node,
            extensions: { validationErrorCode: 'SERVICE_SDL_DISABLED' },
          }),
        );
      }
    },
  };
}
