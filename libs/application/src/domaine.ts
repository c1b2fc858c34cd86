/** What the engine asks of the domain room besides `decide` and `evolve`. */
export { solder, vuePour, type Vue } from '@jalon/parcours';
