/* Changes to the document. Texts are only ever set as text, never as markup. */

/** Finds the element with an id. */
export const byId = (id) => document.getElementById(id);

/** Shows or hides the element with an id. */
export function reveal(id, visible) {
  byId(id).hidden = !visible;
}

/** Writes texts into the elements named by `data-text` in a part of the page; those without a text are hidden. */
export function fill(part, texts) {
  for (const [name, text] of Object.entries(texts)) {
    for (const element of part.querySelectorAll(`[data-text="${name}"]`)) {
      element.textContent = text ?? '';
      element.hidden = !text;
    }
  }
  return part;
}

/** Gives a filled copy of the element in a template. */
export function copyOf(templateId, texts) {
  return fill(byId(templateId).content.firstElementChild.cloneNode(true), texts);
}

/** Makes an element with a text. */
export function element(name, className, text = '') {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

/** Gives the page its heading and title, and moves the reader there unless the page has only just opened. */
export function announce(title, { moveFocus }) {
  const heading = byId('title');
  heading.textContent = title;
  document.title = title === 'CustomerSource Access' ? title : `${title} · CustomerSource Access`;
  if (moveFocus) heading.focus();
}

// A page out of the browser's memory may show somebody who has since signed out.
addEventListener('pageshow', (event) => {
  if (event.persisted) location.reload();
});
