/** The event loop is given back between two slices of a long piece of work. */
export const ceder = (): Promise<void> => new Promise((suite) => setImmediate(suite));
