import { type Words } from './english/english';
import { type Formats } from './formats';

/** Writes a sentence in the language and the formats that are current when it's shown. */
export type Sentence = (words: Words, formats: Formats) => string;
