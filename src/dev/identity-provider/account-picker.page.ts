import { isPersonal, tenants, type Person } from '../people';
import { html, renderPage, type Html } from '../page';

/** The content of the account picker, and its links. */
export interface Picker {
  readonly people: readonly Person[];
  readonly signedIn: readonly Person[];
  /** The origin of the application to sign in to. */
  readonly application: string;
  /** Returns the URL that continues as the person. */
  readonly choose: (person: Person) => string;
  /** The URL that returns to the application without signing in. */
  readonly cancel: string;
}

/** CSS of the identity provider's pages: one card in the middle of the window, full screen on phones. */
export const layoutCss = `
body{display:grid;place-items:start center;padding:6vh 16px}
main{background:var(--card);border:1px solid var(--line);border-radius:4px;max-width:480px;padding:32px 36px;width:100%}
.stand-in{color:var(--quiet);font-size:13px;margin:0 0 20px}
.stand-in::before{background:var(--accent);border-radius:3px;content:"";display:inline-block;height:12px;margin-right:8px;width:12px}
h2{color:var(--quiet);font-size:13px;font-weight:600;margin:24px 0 4px}
ul{list-style:none;margin:0 -16px;padding:0}
li a{border-top:1px solid var(--line);color:inherit;display:grid;gap:0 14px;grid-template-columns:40px 1fr;padding:12px 16px;text-decoration:none}
li a:hover,li a:focus-visible{background:var(--hover)}
li a:focus-visible{outline-offset:-2px}
.face{align-items:center;border-radius:50%;color:#fff;display:flex;font-size:14px;font-weight:600;grid-row:span 3;height:40px;justify-content:center}
.name{align-items:baseline;display:flex;flex-wrap:wrap;font-weight:600;gap:0 8px;justify-content:space-between}
.username{color:var(--quiet);font-size:13px;overflow-wrap:anywhere}
.about{font-size:13px;margin-top:4px}
.cancel{display:inline-block;margin-top:20px}
@media (max-width:520px){body{background:var(--card);padding:0}main{border:0;padding:24px 20px}}
`;

const faceColors = ['#8764b8', '#0b6a0b', '#a4262c', '#005e7c', '#7a4b00', '#4f52b2', '#9b0062', '#3b5b00'];

/** Renders "Pick an account" like Microsoft's page. Each account shows what to try as that person. */
export function renderPicker({ people, signedIn, application, choose, cancel }: Picker): string {
  const others = people.filter((person) => !signedIn.includes(person));
  const section = (title: string, members: readonly Person[]): Html | false =>
    members.length > 0 &&
    html`<h2>${title}</h2>
      <ul>
        ${members.map((person) => row(person, choose(person)))}
      </ul>`;

  return renderPage({
    title: 'Pick an account',
    css: layoutCss,
    body: html`<main>
      <p class="stand-in">Local replacement for Microsoft sign-in. No password needed.</p>
      <h1>Pick an account</h1>
      <div class="quiet">to continue to ${application}</div>
      ${section(
        'Signed in',
        people.filter((person) => signedIn.includes(person)),
      )}
      ${section(
        'Personal accounts',
        others.filter(({ tenantId }) => isPersonal(tenantId)),
      )}
      ${section(
        'Work or school accounts',
        others.filter(({ tenantId }) => !isPersonal(tenantId)),
      )}
      <a class="cancel" href="${cancel}">Cancel</a>
    </main>`,
  });
}

function row(person: Person, address: string): Html {
  const tenant = tenants.find(({ id }) => id === person.tenantId);
  const initials = person.name
    .split(/\s+/)
    .map((word) => word.charAt(0))
    .join('')
    .slice(0, 2);
  const color = faceColors[Number.parseInt(person.objectId.slice(-2), 16) % faceColors.length] ?? '#4f52b2';
  return html`<li>
    <a href="${address}">
      <span class="face" style="background:${color}" aria-hidden="true">${initials}</span>
      <span class="name">${person.name} <span class="chip">${tenant?.name ?? person.tenantId}</span></span>
      <span class="username">${person.username}</span>
      <span class="about">${person.about}</span>
    </a>
  </li>`;
}
