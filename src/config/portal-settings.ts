/** The kinds of resources that an extranet offers, in the order in which the portal lists them. */
export const resourceKinds = ['PRODUCT_UPDATES', 'DOWNLOADS', 'TRAINING', 'COMMUNITY', 'SUPPORT'] as const;

/** A kind of resource. The portal has a label for each, in every language. */
export type ResourceKind = (typeof resourceKinds)[number];

/** A resource of an extranet. */
export interface ResourceLink {
  readonly kind: ResourceKind;
  /** An HTTPS URL. */
  readonly url: string;
}

/** What operators set for the portal's pages. Everyone can read it, including people who aren't signed in. */
export interface PortalSettings {
  /** The resources of each extranet, at most one of each kind. */
  readonly links: {
    readonly CUSTOMERSOURCE: readonly ResourceLink[];
    readonly PARTNERSOURCE: readonly ResourceLink[];
  };
  /** The e-mail address of the people who help; null if the portal shows none. */
  readonly contact: string | null;
  /** The URL of the privacy statement; null if the portal links to none. */
  readonly privacy: string | null;
}
