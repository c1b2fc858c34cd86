// The server without what holds deadlines back when the clock may be ahead: the clock test must unmask it. Never started by the product.
import 'reflect-metadata';
import { lancerEcheancier, ouvrirJalon } from '../../dist/libs/application/src/index.js';
import { ORGANISATIONS, personasDemonstration } from '../../dist/libs/demonstration/src/index.js';
import { creerApplication } from '../../dist/apps/api/src/application.js';
import { EtatDuServeur } from '../../dist/apps/api/src/etat-du-serveur.js';

const serveur = new EtatDuServeur();
const jalon = await ouvrirJalon({ donnees: process.env.JALON_DONNEES, organisations: ORGANISATIONS });
const sansRetenue = { laissePasser: async () => true, noterSolde: () => undefined };
lancerEcheancier(jalon.moteur, jalon.projections, jalon.horloge, console.error, {
  ecriture: jalon.ecriture,
  horloge: jalon.gardeHorloge,
  retenue: sansRetenue,
});
const app = await creerApplication(jalon, {
  personas: personasDemonstration,
  organisations: ORGANISATIONS,
  serveur,
  pageWeb: 'dist/apps/web',
});
await app.listen(Number(process.env.PORT), '127.0.0.1');
serveur.phase = 'pret';
console.log(JSON.stringify({ quoi: 'ecoute', port: app.getHttpServer().address().port }));
