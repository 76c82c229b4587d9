export const places: readonly string[];
export const separatePlaces: readonly string[];
export const foreignFolders: readonly string[];
export const packageOwners: Readonly<Record<string, string>>;
export const configReaders: readonly string[];
export const environmentReaders: readonly string[];
