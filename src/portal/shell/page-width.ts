/** The maximum width of a page's content. The header, the notices, the page and the footer share it. */
export const PAGE_WIDTH = '72rem';

/** The space beside the content of a part that is as wide as the window, as a value of `paddingInline`. */
export const PAGE_PADDING = `max(1rem, (100% - ${PAGE_WIDTH}) / 2)`;

/** The styles of a part that is only as wide as the content, with the least space beside it. */
export const PAGE_COLUMN = {
  inlineSize: '100%',
  marginInline: 'auto',
  maxInlineSize: `calc(${PAGE_WIDTH} + 2rem)`,
  paddingInline: '1rem',
} as const;
