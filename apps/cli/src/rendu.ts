/** A command ends with its exit code; nothing means done. */
export type Rendu = (code: number) => void;
