/** Rows counted for whoever looks at a list, unless more is asked: what is counted costs as much as there is, for a number that nobody reads. */
export const TOTAL_COMPTE = 1000;
