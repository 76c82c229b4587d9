import { Fragment } from 'react';
import { addressParts } from './address-parts';

/** An e-mail address that breaks at its signs if it doesn't fit into a line. Copied text stays the same. */
export function Address({ children }: { readonly children: string }) {
  return addressParts(children).map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
