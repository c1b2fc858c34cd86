/** Numbers and the words they agree with. */

/**
 * « 0 salarié », « 1 convention », « 2 conventions ».
 * @param pluriel when it is not the singular and an « s »
 */
export const compter = (nombre: number, singulier: string, pluriel = `${singulier}s`): string =>
  `${nombre} ${nombre > 1 ? pluriel : singulier}`;
