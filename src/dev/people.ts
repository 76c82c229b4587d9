/** A directory of Microsoft accounts: an organization's, or the one with all personal accounts. */
export interface Tenant {
  /** The `tid` claim, a GUID. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'personal' | 'organization';
}

/** A Microsoft account for signing in in local development, without a password. */
export interface Person {
  /** A short name for scripts: `login_hint=ana` signs Ana in without the account picker. */
  readonly key: string;
  readonly tenantId: string;
  /** The `oid` claim, a GUID. Together with the tenant's id, it's the identity. */
  readonly objectId: string;
  readonly name: string;
  /** The `preferred_username` claim. */
  readonly username: string;
  /** The `email` claim. Many organizational accounts have none. */
  readonly email?: string;
  /** A sentence on what to try when signed in as this person. */
  readonly about: string;
}

/** The tenants of the sample people. `personal` is Microsoft's own tenant for personal accounts. */
export const tenantIds = {
  personal: '9188040d-6c67-4c5b-b112-36a304b66dad',
  contoso: '3f1d8a52-0b7e-4c9a-9d61-5e2a7b40c1f3',
  tailspinToys: 'a86c20de-54b3-4f17-8e0c-1d97f3b5624e',
  fabrikam: 'c41b7e96-2d08-4a5f-b3c7-90e6d12f8a7b',
  microsoft: '5d9e03b8-71fa-46c2-a84d-e60b3c95d218',
} as const;

/** The tenants of the sample people. */
export const tenants: readonly Tenant[] = [
  { id: tenantIds.personal, name: 'Personal', kind: 'personal' },
  { id: tenantIds.contoso, name: 'Contoso', kind: 'organization' },
  { id: tenantIds.tailspinToys, name: 'Tailspin Toys', kind: 'organization' },
  { id: tenantIds.fabrikam, name: 'Fabrikam', kind: 'organization' },
  { id: tenantIds.microsoft, name: 'Microsoft', kind: 'organization' },
];

/** Returns whether a tenant is the one with all personal Microsoft accounts. */
export function isPersonal(tenantId: string): boolean {
  return tenantId === tenantIds.personal;
}

/** The Microsoft accounts of the sample data. Ids and addresses are fixed, so they match the data of earlier runs. */
export const people: readonly Person[] = [
  {
    key: 'ana',
    tenantId: tenantIds.personal,
    objectId: '00000000-0000-0000-7c1e-52a9d03b8f64',
    name: 'Ana Trujillo',
    username: 'ana.trujillo@outlook.example',
    email: 'ana.trujillo@outlook.example',
    about: 'Administers Contoso. See its people, send them invitations, and correct names and addresses.',
  },
  {
    key: 'kim',
    tenantId: tenantIds.contoso,
    objectId: 'b7d2f3a1-6e58-4c0d-92ab-84f1c07e5d39',
    name: 'Kim Abercrombie',
    username: 'kim.abercrombie@contoso.example',
    email: 'kim.abercrombie@contoso.example',
    about:
      'Has three profiles with one address, none of them associated. Request the invitations and accept them all.',
  },
  {
    key: 'kim-personal',
    tenantId: tenantIds.personal,
    objectId: '00000000-0000-0000-91d4-c83f06be27a5',
    name: 'Kim Abercrombie',
    username: 'kim.abercrombie@outlook.example',
    email: 'kim.abercrombie@outlook.example',
    about: 'Kim’s personal account. Accept the invitations with it. Its address can differ from theirs.',
  },
  {
    key: 'alex',
    tenantId: tenantIds.contoso,
    objectId: '2a94e6c0-f35b-4817-ad72-6b0c59d1e843',
    name: 'Alex Wilber',
    username: 'alex.wilber@contoso.example',
    about: 'A member of Contoso with one profile. Can’t manage other profiles.',
  },
  {
    key: 'lee',
    tenantId: tenantIds.fabrikam,
    objectId: 'd05f81b7-3c2e-4d96-8a14-f97e60ab2c53',
    name: 'Lee Gu',
    username: 'lee.gu@fabrikam.example',
    email: 'lee.gu@fabrikam.example',
    about:
      'Administers the partner Fabrikam and has a profile at its customer Northwind. Choose which one to use after signing in.',
  },
  {
    key: 'sara',
    tenantId: tenantIds.tailspinToys,
    objectId: '68c3a9e4-1f07-4b52-b6d8-3ea570f294cb',
    name: 'Sara Davis',
    username: 'sara.davis@tailspin-toys.example',
    email: 'sara.davis@tailspin-toys.example',
    about: 'Administers Tailspin Toys, whose plan has ended. See why access is closed, and who to contact.',
  },
  {
    key: 'toby',
    tenantId: tenantIds.microsoft,
    objectId: 'f12b6d70-85ce-4e3a-9407-c6d83a1f5be2',
    name: 'Toby Nixon',
    username: 'toby.nixon@microsoft.example',
    about: 'A Microsoft employee. Needs no plan.',
  },
  {
    key: 'nora',
    tenantId: tenantIds.personal,
    objectId: '00000000-0000-0000-3ba8-07e5fd41c692',
    name: 'Nora Jensen',
    username: 'nora.jensen@outlook.example',
    email: 'nora.jensen@outlook.example',
    about: 'Has no profile. See what a new person sees.',
  },
];
