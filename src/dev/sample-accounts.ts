import type { AccountKind, ProfileRole } from '../access/actor';
import type { ServicePlanKind } from '../account/account';
import type { ProfileStatus } from '../profile/profile';

/** A service plan with its start and end, in days from today. */
export interface SamplePlan {
  readonly kind: ServicePlanKind;
  readonly name: string;
  readonly fromDay: number;
  readonly toDay: number;
}

/** A profile of the sample data. By default, it's an active member who speaks English. */
export interface SampleProfile {
  readonly displayName: string;
  readonly email: string;
  readonly role?: ProfileRole;
  readonly status?: ProfileStatus;
  readonly locale?: string;
  /** The key of the person in `people.ts` whose Microsoft account is associated with it. */
  readonly associatedWith?: string;
}

/** An account of the sample data with its records. The first profile is its administrator. */
export interface SampleAccount {
  readonly number: string;
  readonly name: string;
  readonly kind: AccountKind;
  /** The number of the partner of record, which must come earlier in the list. */
  readonly partner?: string;
  readonly plans: readonly SamplePlan[];
  readonly profiles: readonly SampleProfile[];
}

const FABRIKAM = 'P-200001';

/** The address of unassociated profiles at two customers and a partner. */
export const sharedAddress = 'kim.abercrombie@contoso.example';

function enhancementPlan(fromDay: number, toDay: number): SamplePlan {
  return { kind: 'ENHANCEMENT_PLAN', name: 'Enhancement Plan', fromDay, toDay };
}

function supportPlan(name: string, fromDay: number, toDay: number): SamplePlan {
  return { kind: 'SUPPORT_PLAN', name, fromDay, toDay };
}

/** The accounts of the sample data, partners before their customers. */
export const sampleAccounts: readonly SampleAccount[] = [
  {
    number: FABRIKAM,
    name: 'Fabrikam Consulting',
    kind: 'PARTNER',
    plans: [],
    profiles: [
      {
        displayName: 'Lee Gu',
        email: 'lee.gu@fabrikam.example',
        role: 'ADMINISTRATOR',
        associatedWith: 'lee',
      },
      { displayName: 'Kim Abercrombie', email: sharedAddress },
      { displayName: '田中 由紀', email: 'yuki.tanaka@fabrikam.example', locale: 'ja-JP' },
      { displayName: 'Carla Almeida', email: 'carla.almeida@fabrikam.example', locale: 'pt-BR' },
    ],
  },
  {
    number: 'C-100001',
    name: 'Contoso Ltd',
    kind: 'CUSTOMER',
    plans: [enhancementPlan(-200, 165)],
    profiles: [
      {
        displayName: 'Ana Trujillo',
        email: 'ana.trujillo@contoso.example',
        role: 'ADMINISTRATOR',
        associatedWith: 'ana',
      },
      { displayName: 'Megan Bowen', email: 'megan.bowen@contoso.example', role: 'ADMINISTRATOR' },
      { displayName: 'Kim Abercrombie', email: sharedAddress },
      { displayName: 'Alex Wilber', email: 'alex.wilber@contoso.example', associatedWith: 'alex' },
      { displayName: 'Diego Siciliani', email: 'diego.siciliani@contoso.example', locale: 'es-MX' },
      { displayName: 'Johanna Lorenz', email: 'johanna.lorenz@contoso.example', locale: 'de-DE' },
      { displayName: 'Joni Sherman', email: 'joni.sherman@contoso.example' },
      { displayName: 'Nestor Wilke', email: 'nestor.wilke@contoso.example', status: 'DISABLED' },
    ],
  },
  {
    number: 'C-100002',
    name: 'Adventure Works',
    kind: 'CUSTOMER',
    partner: FABRIKAM,
    plans: [supportPlan('Support Plan', -425, -60), supportPlan('Support Plan', -60, 305)],
    profiles: [
      { displayName: 'Gail Erickson', email: 'gail.erickson@adventure-works.example', role: 'ADMINISTRATOR' },
      // Another spelling of the same mailbox.
      { displayName: 'Kim Abercrombie', email: 'Kim.Abercrombie@Contoso.example' },
      { displayName: 'Jürgen Köhler', email: 'juergen.koehler@adventure-works.example', locale: 'de-CH' },
      { displayName: 'Josée Lavoie', email: 'josee.lavoie@adventure-works.example', locale: 'fr-CA' },
    ],
  },
  {
    number: 'C-100003',
    name: 'Tailspin Toys',
    kind: 'CUSTOMER',
    partner: FABRIKAM,
    plans: [enhancementPlan(-400, -35)],
    profiles: [
      {
        displayName: 'Sara Davis',
        email: 'sara.davis@tailspin-toys.example',
        role: 'ADMINISTRATOR',
        associatedWith: 'sara',
      },
      { displayName: 'Pradeep Gupta', email: 'pradeep.gupta@tailspin-toys.example', locale: 'hi-IN' },
      { displayName: 'Molly Dempsey', email: 'molly.dempsey@tailspin-toys.example', locale: 'en-IE' },
    ],
  },
  {
    number: 'C-100004',
    name: 'Northwind Traders',
    kind: 'CUSTOMER',
    partner: FABRIKAM,
    plans: [enhancementPlan(-90, 275), supportPlan('Premium Support Plan', -30, 335)],
    profiles: [
      { displayName: 'Nancy Davolio', email: 'nancy.davolio@northwind.example', role: 'ADMINISTRATOR' },
      { displayName: 'Lee Gu', email: 'lee.gu@fabrikam.example', associatedWith: 'lee' },
      { displayName: 'Andrew Fuller', email: 'andrew.fuller@northwind.example', locale: 'en-GB' },
      { displayName: 'Åsa Öberg', email: 'asa.oberg@northwind.example', locale: 'sv-SE' },
      {
        displayName: 'Steven Buchanan',
        email: 'steven.buchanan@northwind.example',
        status: 'REMOVED',
        locale: 'en-GB',
      },
    ],
  },
  {
    number: 'M-300001',
    name: 'Microsoft',
    kind: 'EMPLOYEE',
    plans: [],
    profiles: [
      {
        displayName: 'Toby Nixon',
        email: 'toby.nixon@microsoft.example',
        role: 'ADMINISTRATOR',
        associatedWith: 'toby',
      },
      { displayName: 'Eva Corets', email: 'eva.corets@microsoft.example' },
    ],
  },
];
