/**
 * First start: an empty product shows nothing, so a fictitious department is played through the engine, on its own clock, before
 * the server listens. Interrupted, it is played again from nothing: nobody has written anything yet.
 */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chargerDemonstration, ORGANISATIONS, ouvrirJalon } from '@jalon/application';
import type { Configuration } from './configuration.js';
import { journaliser } from './journal-http.js';

/** Always the same department. */
const GRAINE = 35;
/** Present while the department is being written. */
const MARQUE = '.demonstration-en-cours';
const JOURNAL = 'evenements.db';
/** What an interrupted loading leaves, and nothing else. */
const LAISSES = /^(evenements|cles|projections|personnes)\.db(-wal|-shm)?$/;
const SECRETS = new Set(['index.cle', 'maitresse.cle', 'scellement.pem', 'points.jsonl']);

/** Does nothing when the data folder already holds a log, or when the log is elsewhere. */
export async function preparerDemonstration({
  donnees,
  cles,
  eventstoredb,
  lecture,
  demonstration,
}: Configuration): Promise<void> {
  const marque = join(donnees, MARQUE);
  const interrompue = existsSync(marque);
  if (demonstration === 0 || eventstoredb !== undefined || (existsSync(join(donnees, JOURNAL)) && !interrompue)) return;
  const dossierCles = cles ?? `${donnees}-cles`;
  if (interrompue) {
    oter(donnees, (nom) => LAISSES.test(nom));
    oter(dossierCles, (nom) => SECRETS.has(nom));
  }
  mkdirSync(donnees, { recursive: true, mode: 0o700 });
  writeFileSync(marque, '');
  let instant = new Date();
  const jalon = await ouvrirJalon({
    donnees,
    cles: dossierCles,
    lecture,
    organisations: ORGANISATIONS,
    horloge: () => instant,
  });
  try {
    const bilan = await chargerDemonstration(jalon, {
      parcours: demonstration,
      graine: GRAINE,
      regler: (jour) => void (instant = jour),
      maintenant: new Date(),
    });
    journaliser('info', 'demonstration', { parcours: bilan.parcours, faits: bilan.faits, refus: bilan.refus.length });
  } finally {
    await jalon.fermer();
  }
  rmSync(marque);
}

function oter(dossier: string, choisir: (nom: string) => boolean): void {
  if (!existsSync(dossier)) return;
  for (const nom of readdirSync(dossier).filter(choisir)) rmSync(join(dossier, nom));
}
