import { escapeHtml } from '../foundation/escape-html';
import { letterParts } from './generated/letter';
import { onOneLine } from '../foundation/on-one-line';
import { unlinked } from './unlinked';

/**
 * A part of a letter's body: a paragraph, one in small print, facts under their names, or the link that it is about.
 */
export type LetterBlock =
  | { readonly text: string }
  | { readonly small: string }
  | { readonly facts: readonly (readonly [name: string, value: string])[] }
  | { readonly label: string; readonly link: string };

/** What is in a letter, as text. */
export interface Letter {
  /** The language it is in, such as `en`. */
  readonly language: string;
  readonly subject: string;
  /** What mail programs show in their lists beside the subject. */
  readonly preheader: string;
  /** The sender's name, above the letter. */
  readonly sender: string;
  readonly title: string;
  readonly blocks: readonly LetterBlock[];
  /** The e-mail addresses in its text that people may copy (see `unlinked`). */
  readonly addresses?: readonly string[];
  /** Why the reader gets it, below the letter. */
  readonly footer: string;
}

type Part = keyof typeof letterParts;
type Slots = Readonly<Record<string, string>>;

/**
 * Renders a letter as HTML and as plain text, with its subject.
 *
 * All text is escaped and on one line, so that names can't add headers, lines, markup or links. The template is split
 * beforehand and filled in one pass, so that slots inside of text aren't replaced.
 */
export function writeLetter(letter: Letter): { subject: string; html: string; text: string } {
  const { language, preheader, sender, title, blocks, footer, addresses = [] } = letter;
  const inert: Inert = (text) => unlinked(onOneLine(text), addresses);
  const html = [
    fill('opening', { language, preheader, sender, title }, inert),
    ...blocks.map((block) => htmlOf(block, inert)),
    fill('footer', { footer }, inert),
  ].join('');
  const text = [inert(title), ...blocks.map((block) => textOf(block, inert)), inert(footer)].join('\n\n');
  return { subject: inert(letter.subject), html, text: `${text}\n` };
}

/** Prepares text so that it stays on one line, and nothing in it becomes a link. */
type Inert = (text: string) => string;

function htmlOf(block: LetterBlock, inert: Inert): string {
  if ('text' in block) return fill('paragraph', block, inert);
  if ('small' in block) return fill('small', { text: block.small }, inert);
  if ('link' in block) return fill('action', block, inert);
  const facts = block.facts.map(([label, value]) => fill('fact', { label, value }, inert));
  return [fill('factsBegin', {}, inert), ...facts, fill('factsEnd', {}, inert)].join('');
}

function textOf(block: LetterBlock, inert: Inert): string {
  if ('text' in block) return inert(block.text);
  if ('small' in block) return inert(block.small);
  if ('link' in block) return `${inert(block.label)}: ${block.link}`;
  return block.facts.map(([label, value]) => `${inert(label)}: ${inert(value)}`).join('\n');
}

function fill(part: Part, slots: Slots, inert: Inert): string {
  const pieces: readonly (string | { readonly slot: string })[] = letterParts[part];
  return pieces
    .map((piece) => (typeof piece === 'string' ? piece : escapeHtml(filling(slots, piece.slot, inert))))
    .join('');
}

function filling(slots: Slots, slot: string, inert: Inert): string {
  const text = slots[slot];
  if (text === undefined) throw new Error(`Nothing fills the slot ${slot} of the letter.`);
  return slot === 'link' ? text : inert(text);
}
