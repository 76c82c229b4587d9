/** A page of customers. */
interface Customers<Customer> {
  readonly edges: readonly { readonly node: Customer }[];
}

/** A partner's customers, by reason for attention. Lists that the viewer can't read are null. */
export interface CustomersByReason<Customer> {
  readonly bounced: Customers<Customer> | null;
  readonly requested: Customers<Customer> | null;
  readonly withoutAdministrator: Customers<Customer> | null;
  readonly invited: Customers<Customer> | null;
  /** The first of all customers. */
  readonly customers: Customers<Customer> | null;
}

/** Returns the customers of all lists, each once. */
export function customersToShow<Customer extends { readonly id: string }>({
  bounced,
  requested,
  withoutAdministrator,
  invited,
  customers,
}: CustomersByReason<Customer>): readonly Customer[] {
  const all = [bounced, requested, withoutAdministrator, invited, customers].flatMap(
    (list) => list?.edges ?? [],
  );
  return [...new Map(all.map(({ node }) => [node.id, node])).values()];
}
