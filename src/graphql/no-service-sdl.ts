import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql';

/**
 * Refuses operations with `_service` during validation.
 *
 * `_service` reveals as much as introspection. It's refused if introspection is off, unless only routers can call.
 */
export function noServiceSdl(context: ValidationContext): ASTVisitor {
  return {
    Field(node) {
      const isOfQuery = context.getParentType() === context.getSchema().getQueryType();
      if (isOfQuery && node.name.value === '_service') {
        context.reportError(
          new GraphQLError('Only routers can query _service. Compose with the published schema.', {
            nodes: node,
            extensions: { validationErrorCode: 'SERVICE_SDL_DISABLED' },
          }),
        );
      }
    },
  };
}
