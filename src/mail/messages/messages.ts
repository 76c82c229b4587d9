type Message<Given> = (given: Readonly<Given>) => string;
type Counted<Given> = Message<Given & { count: number }>;

interface Place {
  /** CustomerSource or PartnerSource, which are not translated. */
  program: string;
  company: string;
}
interface Person extends Place {
  /** The profile's name. */
  person: string;
}

/**
 * Every sentence of the mails, in one language.
 *
 * Sentences are translated whole, never concatenated from parts. Their parameters have names, so that translations can
 * order them freely. They're plain text, not HTML.
 */
export interface Messages {
  readonly words: {
    readonly company: string;
    readonly profile: string;
    readonly address: string;
    readonly account: string;
    readonly open: Message<{ program: string }>;
    /** The footer of mails to administrators about their account. */
    readonly toAdministrator: Message<{ company: string }>;
    /** Ends a list of names that was truncated. */
    readonly more: Counted<object>;
  };
  readonly invitation: {
    readonly subject: Message<Person>;
    readonly title: Message<Place>;
    readonly preheader: Message<Person & { until: string }>;
    readonly asked: Message<Person>;
    readonly byColleague: Message<Person & { inviter: string }>;
    readonly byPartner: Message<Person & { inviter: string; inviterCompany: string }>;
    readonly accept: string;
    readonly anyAccount: string;
    /** `count` is the number of days left. */
    readonly validity: Counted<{ until: string }>;
    readonly unexpected: string;
    readonly sentTo: Message<{ address: string }>;
  };
  /** The texts of an invitation for an associated profile. They replace those of `invitation`. */
  readonly move: {
    readonly subject: Message<Person>;
    readonly title: Message<Place>;
    readonly preheader: Message<Person & { until: string }>;
    readonly asked: Message<Person>;
    readonly sentBy: Message<{ inviter: string; inviterCompany: string }>;
    readonly meaning: string;
    readonly accept: string;
  };
  readonly moved: {
    readonly subject: Message<Person>;
    readonly title: Message<Place>;
    readonly preheader: Message<Person>;
    readonly moved: Message<Person & { on: string }>;
    readonly meaning: Message<{ company: string }>;
    readonly unexpected: Message<{ company: string }>;
  };
  readonly accessRequest: {
    readonly subject: Message<{ company: string; number: string }>;
    readonly title: Message<Place>;
    readonly preheader: Message<Place>;
    readonly asks: Message<Place & { number: string }>;
    readonly claimed: Message<{ name: string; username: string }>;
    readonly whatToDo: string;
    /** The label of the link to the requests. */
    readonly review: string;
    readonly unknown: string;
    readonly toPartner: Message<{ company: string }>;
  };
  /** To the person whose request for access was approved. */
  readonly accessGranted: {
    readonly subject: Message<Place>;
    readonly title: Message<Place>;
    readonly preheader: Message<Place>;
    readonly granted: Message<Person>;
    readonly howTo: Message<{ username: string }>;
    readonly unexpected: Message<{ company: string }>;
  };
  /** In all questions by a person about an account. */
  readonly question: {
    /** `on` is the last day with access. */
    readonly lapsed: Message<{ plan: string; company: string; on: string }>;
    readonly notStarted: Message<{ plan: string; company: string; on: string }>;
    readonly noPlan: Message<{ company: string }>;
    readonly inactive: Message<{ company: string }>;
    readonly open: Message<{ company: string }>;
    readonly claimed: Message<{ name: string; address: string }>;
    readonly whatToDo: string;
  };
  /** To the partner of record, about a customer's access. */
  readonly partnerContact: {
    readonly subject: Message<{ company: string; number: string }>;
    readonly title: Message<Place>;
    readonly preheader: Message<Place>;
    readonly asks: Message<Place>;
    readonly toPartner: Message<{ company: string }>;
  };
  /** To the administrators of an account, by one of its people. The topics are those of the API. */
  readonly administratorContact: {
    readonly subject: Message<{ company: string; number: string }>;
    readonly title: Message<Place>;
    readonly preheader: Message<{ company: string }>;
    readonly ACCESS: Message<Place>;
    readonly ADD_COLLEAGUE: Message<Place>;
    readonly CHANGE_MY_PROFILE: Message<Place>;
    readonly OTHER: Message<Place>;
  };
  readonly administrators: {
    readonly subject: Message<{ company: string }>;
    readonly title: Message<Place>;
    readonly preheader: Message<Place>;
    /** `count` is the number of names. */
    readonly added: Counted<{ names: string; company: string }>;
    readonly removed: Counted<{ names: string; company: string }>;
    readonly by: Message<{ actor: string; on: string }>;
    readonly meaning: Message<{ company: string }>;
    readonly unexpected: string;
  };
  /** A digest: several mails to one address, combined. */
  readonly digest: {
    /** `count` is the number of mails. */
    readonly subject: Counted<{ program: string }>;
    readonly title: Counted<object>;
    readonly meaning: string;
  };
  readonly bounced: {
    readonly subject: Message<Person>;
    readonly title: Message<{ person: string }>;
    readonly preheader: Message<{ address: string }>;
    readonly bounced: Message<Person & { address: string }>;
    readonly whatToDo: string;
    readonly sentBecause: Message<Person>;
  };
  /** To the sender of an invitation that was declined as not meant for the recipient. */
  readonly declined: {
    readonly subject: Message<Person>;
    readonly title: Message<{ person: string }>;
    readonly preheader: Message<{ address: string }>;
    readonly declined: Message<Person & { address: string }>;
    readonly whatToDo: string;
  };
}

/** A translation. Missing messages fall back to English, and the test of the messages reports them. */
export type Translation = { readonly [Mail in keyof Messages]?: Partial<Messages[Mail]> };
