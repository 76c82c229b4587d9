/** The texts of the navigation and the footer, in English. */
export const frame = {
  navigation: { label: 'Main', home: 'Home', help: 'Help' },
  footer: {
    contact: ({ address }: { address: string }) => `Contact: ${address}`,
    privacy: 'Privacy',
    language: 'Language',
  },
};

/** The texts of the navigation and the footer. Each language must have all of them. */
export type FrameWords = typeof frame;
