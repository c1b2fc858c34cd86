/** Said in the place of a label whose code went with the key of its person. */
export const EFFACE = 'effacé';
/** The label of a code kept under the key of the person. */
export const libelleOuEfface = (code: string | null, dire: (code: string) => string): string =>
  code === null ? EFFACE : dire(code);
