import { type Program } from '../graph/generated/graphql';

const names: Readonly<Record<Program, string>> = {
  CUSTOMERSOURCE: 'CustomerSource',
  PARTNERSOURCE: 'PartnerSource',
};

/** Names an extranet, as it is called in every language. */
export function programName(program: Program): string {
  return names[program];
}
