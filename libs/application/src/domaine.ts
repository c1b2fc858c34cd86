/** What the engine asks of the domain room besides `decide` and `evolve`. */
export { solder, vue, type Vue } from '@jalon/parcours';
