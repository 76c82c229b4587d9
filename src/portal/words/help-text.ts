import { type HelpTarget } from '../help-path';
import { type AssociateWords } from './english/associate';

/** A part of a text: plain, the label of a control, an e-mail address, or a link. */
export type Piece =
  | { readonly kind: 'plain' | 'label' | 'mail'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly to: HelpTarget };

/** A sentence or paragraph of the help. */
export type HelpText = readonly Piece[];

/** A paragraph, numbered steps, or a list of points. */
export type HelpBlock =
  HelpText | { readonly steps: readonly HelpText[] } | { readonly points: readonly HelpText[] };

/** A question and its answer. */
export interface HelpEntry {
  readonly question: string;
  readonly answer: readonly HelpBlock[];
}

/** Refers to a page or a question. */
export function link(to: HelpTarget, text: string): Piece {
  return { kind: 'link', text, to };
}

/** Refers to a control by its label. */
export function label(text: string): Piece {
  return { kind: 'label', text };
}

/** Refers to an e-mail address. */
export function mail(address: string): Piece {
  return { kind: 'mail', text: address };
}

/** Writes a text with links and labels in it, as a template: text`Open ${link('profile', title)}.` */
export function text(parts: TemplateStringsArray, ...pieces: readonly (Piece | string)[]): HelpText {
  return parts
    .flatMap((part, index): Piece[] => {
      const piece = pieces[index] ?? '';
      return [
        { kind: 'plain', text: part },
        typeof piece === 'string' ? { kind: 'plain', text: piece } : piece,
      ];
    })
    .filter(({ text: said }) => said !== '');
}

/** Lists what to do if no mail arrives, as on the association page. */
export function pointsOf({ wait, spelling, junk, another, ask }: AssociateWords['missing']): HelpText[] {
  return [wait, spelling, junk, another, ask].map((point) => text`${point}`);
}
