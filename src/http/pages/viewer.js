/* What the start page reads of the signed-in person. */

/** Names the fields of one's own active profile (`Mine`), wherever a profile is answered. */
export const MINE = `
  fragment Person on Identity { displayName username kind }
  fragment Card on Profile { id displayName role account { name program } }
  fragment Mine on Profile {
    ...Card email locale
    associations(first: 100) { edges { node { identity { ...Person } associatedAt endedAt } } }
    pendingInvitation { email delivery expiresAt }
  }`;

/** Names the fields of `Viewer` that the start page shows (`Start`), for the query and for switchProfile alike. */
export const VIEWER = `${MINE}
  fragment Start on Viewer {
    identity { ...Person }
    activeProfile { ...Mine }
    selection { required resolvedBy candidates { ...Card lastUsedAt } }
    profiles(first: 100) {
      edges {
        node {
          ...Card
          account { access { granted explanation } }
        }
      }
    }
  }`;
