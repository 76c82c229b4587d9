import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  root: { marginBlock: `0 ${tokens.spacingVerticalL}`, maxInlineSize: '40rem' },
});

/**
 * Says below a page's title what the page is for. It doesn't depend on data, so the server sends it with the first
 * content. There it's the largest text, so that nothing larger is painted later.
 */
export function Lead({ children }: { readonly children: string }) {
  return <p className={useStyles().root}>{children}</p>;
}
