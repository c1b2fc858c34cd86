/** Starts the server: loads the demonstration department the first time, opens Jalon, listens on the loopback address. */
import 'reflect-metadata';
import type { Server } from 'node:http';
import { expliquerAuDemarrage, ouvrirJalon } from '@jalon/application';
import { ORGANISATIONS, personasDemonstration } from '@jalon/demonstration';
import { creerApplication } from './application.js';
import { arreterProprement, DELAIS_ARRET } from './arret.js';
import { lireConfiguration } from './configuration.js';
import { preparerDemonstration } from './demonstration.js';
import { EtatDuServeur } from './etat-du-serveur.js';
import { ouvrirPrise } from './exploitation/prise.js';
import { journaliser, journaliserErreur } from './journal-http.js';

/** Exit codes of sysexits.h: bad configuration, failure of the storage. */
const SORTIE_CONFIGURATION = 78;

async function demarrer(): Promise<void> {
  const configuration = lireConfiguration(process.env);
  const serveur = new EtatDuServeur();
  await preparerDemonstration(configuration);
  const jalon = await ouvrirJalon({
    // whole, as the command line takes it: a setting of the deployment that one of the two forgot would be another product
    ...configuration,
    organisations: ORGANISATIONS,
    echeancier: true,
    veille: true,
    onWait: (phrase) => console.error(phrase),
    surErreur: (erreur) => journaliserErreur(null, erreur),
    surEcriture: (ouverte, { code, phrase, remede }) => {
      journaliser(ouverte ? 'info' : 'erreur', 'ecriture', { ouverte, code, phrase, remede });
    },
    surAvertissement: (code, phrase) => journaliser('avertissement', 'stockage', { code, phrase }),
  });
  const app = await creerApplication(jalon, {
    personas: configuration.comptes ? null : personasDemonstration,
    publication: configuration.publication,
    serveur,
    limites: configuration.limites,
    attentes: configuration.attentes,
    pageWeb: configuration.pageWeb,
    verificateur: configuration.verificateur,
  });
  await app.listen(configuration.port, configuration.adresse);
  const prise = await ouvrirPrise(jalon);
  const fermable = { stockage: jalon.stockage, fermer: async () => void (await prise.fermer(), await jalon.fermer()) };
  arreterProprement(app, fermable, serveur, DELAIS_ARRET[configuration.eventstoredb ? 'eventstoredb' : 'sqlite']);
  const { port } = (app.getHttpServer() as Server).address() as { port: number };
  console.error(
    configuration.comptes
      ? `Jalon écoute sur ${configuration.adresse}, port ${port}${configuration.publication ? `, pour ${configuration.origine}` : ''} : l’on entre par un compte. Le premier s’ouvre par « jalon compte inviter ».`
      : `Jalon écoute sur http://localhost:${port} (mode démonstration, sans mot de passe : cet ordinateur seulement).`,
  );
  if (!jalon.ecriture.ouverte) {
    const causes = jalon.ecriture.causes().map((c) => `  ${c.phrase} ${c.remede}`);
    console.error(['Lecture seule : rien ne s’enregistre.', ...causes].join('\n'));
  }
  journaliser('info', 'ecoute', { port });
  if (serveur.phase === 'demarrage') serveur.phase = 'pret';
}

demarrer().catch((erreur: unknown) => {
  console.error(`Jalon ne peut pas démarrer. ${expliquerAuDemarrage(erreur)}`);
  process.exit(SORTIE_CONFIGURATION);
});
