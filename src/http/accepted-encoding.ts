/** Returns whether an `Accept-Encoding` header accepts a content coding (RFC 9110, section 12.5.3, without `*`). */
export function acceptsEncoding(accepted: string | undefined, coding: string): boolean {
  return (accepted ?? '').split(',').some((item) => {
    const [name = '', quality = 'q=1'] = item.split(';').map((part) => part.trim().toLowerCase());
    return name === coding && !/^q=0(?:\.0*)?$/.test(quality);
  });
}
