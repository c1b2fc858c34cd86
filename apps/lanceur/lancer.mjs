/**
 * `node apps/lanceur/lancer.mjs [options of Node] SCRIPT [arguments]`: as `node …`, with the Node that Jalon was tested on.
 * Every npm script that opens a store goes through here.
 */
import { exigerNode } from './choisir.mjs';
import { finirComme, relayer } from './relayer.mjs';

const { binaire } = exigerNode();
finirComme(await relayer(binaire, process.argv.slice(2)));
