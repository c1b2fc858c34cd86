// Merges two dossiers, or separates them, and kills itself at the nth statement that writes, in whatever file. Never started by the product.
import { writeSync } from 'node:fs';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';
import { tueur } from './tueur.mjs';

const { donnees, cles, demande, maintenant, faute } = JSON.parse(process.env.JALON_ESSAI);
const { armer, passes } = tueur(faute);
const jalon = await ouvrirJalon({ donnees, cles, horloge: () => new Date(maintenant) });
armer(true);
const { issue } = await jalon.moteur.executer(demande);
armer(false);
await jalon.fermer();
writeSync(1, `fini ${passes()} ${issue}\n`);
