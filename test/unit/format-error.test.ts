import { GraphQLError } from 'graphql';
import { QueryFailedError } from 'typeorm';
import { formatError } from '../../src/graphql/format-error';

describe('the error that a caller sees', () => {
  it.each([
    ['a lock wait timeout, such as of a read without quorum', 1205, 'SERVICE_UNAVAILABLE'],
    ['a node without quorum', 1047, 'SERVICE_UNAVAILABLE'],
    ['a syntax error of SQL', 1064, 'INTERNAL_SERVER_ERROR'],
  ])('after %s', (_what, errno, code) => {
    const driverError = Object.assign(new Error('refused'), { errno });
    const originalError = new QueryFailedError('SELECT 1', [], driverError);
    const error = new GraphQLError('refused', { originalError, path: ['viewer'] });
    expect(formatError(error.toJSON(), error).extensions?.['code']).toBe(code);
  });
});
