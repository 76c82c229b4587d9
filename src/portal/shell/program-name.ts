import { type Program } from '../graph/generated/graphql';

const names: Readonly<Record<Program, string>> = {
  CUSTOMERSOURCE: 'CustomerSource',
  PARTNERSOURCE: 'PartnerSource',
};

/** Returns the name of an extranet, which is the same in every language. */
export function programName(program: Program): string {
  return names[program];
}
