import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import type { StatementObserver } from '../database/observe-statements';
import type { MicrosoftSignIn } from '../identity/microsoft-sign-in';
import type { Mailer } from '../mail/mailer';
import type { Allowance, Limits, LimitSettings } from '../rate-limit/limits';
import type { ServiceMetrics } from '../telemetry/service-metrics';
import { statementName } from '../telemetry/statement-name';
import type { Tracing } from '../telemetry/tracing';

/** Creates the observer that counts statements and commits, and adds statements to traces. */
export function createStatementObserver(metrics: ServiceMetrics, tracing: Tracing): StatementObserver {
  return {
    statementRan(sql, startedAt, hasFailed) {
      if (!metrics.isOn && tracing.traceId === null) return;
      const name = statementName(sql);
      if (metrics.isOn) metrics.statementRan(name, performance.now() - startedAt, hasFailed);
      tracing.record(name, startedAt, { 'db.query.summary': name }, hasFailed);
    },
    committed(actions) {
      for (const action of actions) metrics.changeCommitted(action);
    },
  };
}

/**
 * Changes the resolvers of a schema to have spans: one for each field of the schema in an operation, for all objects of
 * a list together. Fields that are properties of their object have none.
 */
export function traceResolvers(schema: GraphQLSchema, tracing: Tracing): void {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (!resolve || resolve === defaultFieldResolver) continue;
      const name = `${type.name}.${field.name}`;
      field.resolve = (...given) => tracing.inGroup<unknown>(name, () => resolve(...given));
    }
  }
}

type SignIn = Pick<MicrosoftSignIn, 'begin' | 'complete' | 'signOutUrl'>;

/** Adds spans to the steps of a sign-in that call Microsoft. */
export function traceSignIn(signIn: SignIn, tracing: Tracing): SignIn {
  return {
    begin: (...given) => tracing.inSpan('begin sign-in', {}, () => signIn.begin(...given)),
    complete: (...given) => tracing.inSpan('complete sign-in', {}, () => signIn.complete(...given)),
    signOutUrl: (...given) => signIn.signOutUrl(...given),
  };
}

/** Counts the messages of a mailer by outcome, and gives each batch a trace. */
export function observeMailer(
  mailer: Mailer,
  metrics: Pick<ServiceMetrics, 'messagesHandedOver'>,
  tracing: Tracing,
): Mailer {
  return {
    get isResting() {
      return mailer.isResting;
    },
    sendBatch: (messages) =>
      tracing.inTrace('send mail', { messages: messages.length }, async () => {
        const handOvers = await mailer.sendBatch(messages);
        for (const { outcome } of handOvers) metrics.messagesHandedOver(outcome, 1);
        return handOvers;
      }),
    findTaken: (batchId) => tracing.inTrace('find sent mail', {}, () => mailer.findTaken(batchId)),
  };
}

/** Counts the refusals of limits. */
export function observeLimits(limits: Limits, metrics: Pick<ServiceMetrics, 'limitReached'>): Limits {
  const report = (limit: keyof LimitSettings, allowance: Allowance): Allowance => {
    if (!allowance.ok) metrics.limitReached(limit);
    return allowance;
  };
  return {
    count: async (limit, whom, times, within) =>
      report(limit, await limits.count(limit, whom, times, within)),
    countMany: async (limit, whoms) =>
      (await limits.countMany(limit, whoms)).map((allowance) => report(limit, allowance)),
  };
}
