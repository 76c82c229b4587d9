/** The path of the help pages. */
export const HELP_PATH = '/help';
