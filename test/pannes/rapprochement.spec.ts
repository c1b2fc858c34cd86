/**
 * A merge, or its undoing, whose process is killed at any of its writes: once started again, both dossiers say the same, without anybody
 * asking again. Between its two dossiers is one of those places: the spec sees it.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon, type DemandeExecution, type Jalon } from '@jalon/application';
import { accepte, ddets } from '../../libs/application/essais/personnages.js';
import { selon } from './bilan.js';
import { executer } from './strace.js';

const MAINTENANT = '2026-06-01T10:00:00Z';
const racine = mkdtempSync(join(tmpdir(), 'jalon-rapprochement-'));
const fichiers = (nom: string) => ({ donnees: join(racine, nom), cles: join(racine, `${nom}-cles`) });
type Fichiers = ReturnType<typeof fichiers>;
const acteur = { role: 'orienteur', organisation: { id: 'asso-x', departement: '35' } } as const;
const ouvrir = (f: Fichiers): Promise<Jalon> => ouvrirJalon({ ...f, horloge: () => new Date(MAINTENANT) });
let [principal, doublon] = ['', ''];
let rapprocher: DemandeExecution = { type: '', data: {}, acteur };
let separer = rapprocher;

beforeAll(async () => {
  const personne = { nom: 'Rompue', prenom: 'Awa', naissance: '1990-05-02' };
  const jalon = await ouvrir(fichiers('deux'));
  const dossier = async (data: object): Promise<string> =>
    accepte(await jalon.moteur.executer({ type: 'OuvrirParcours', data, acteur })).parcours;
  principal = await dossier({ personne });
  doublon = await dossier({ personne, homonymeLeve: { raison: 'Une autre, croit-on' } });
  await jalon.fermer();
  rapprocher = {
    parcours: principal,
    type: 'RapprocherParcours',
    data: { parcours: doublon, raison: 'La même' },
    acteur: ddets,
  };
  for (const suffixe of ['', '-cles']) cpSync(join(racine, `deux${suffixe}`), join(racine, `un${suffixe}`), COPIE);
  const apres = await ouvrir(fichiers('un'));
  const { faits } = accepte(await apres.moteur.executer(rapprocher));
  await apres.fermer();
  separer = {
    parcours: principal,
    type: 'RectifierFait',
    data: { fait: faits[0]?.place, raison: 'Deux personnes' },
    acteur: ddets,
  };
});
afterAll(() => rmSync(racine, { recursive: true, force: true }));
const COPIE = { recursive: true } as const;

/** Closed in favour of the other one; the other one knows it. */
async function dits({ moteur }: Jalon): Promise<[boolean, boolean]> {
  const [ferme, garde] = [await moteur.consulter(doublon), await moteur.consulter(principal)];
  return [ferme?.vue.etape === 'clos', (garde?.vue.rapprochements.length ?? 0) > 0];
}

/** @returns whether it died, whether it left one dossier without the other, and what the next start made of both */
async function jouer(modele: string, demande: DemandeExecution, faute: number) {
  const f = fichiers('essai');
  for (const suffixe of ['', '-cles']) cpSync(join(racine, modele + suffixe), join(racine, `essai${suffixe}`), COPIE);
  const { signal, sortie, erreurs } = await executer([process.execPath, 'test/pannes/rapprocheur.mjs'], {
    JALON_ESSAI: JSON.stringify({ ...f, demande, maintenant: MAINTENANT, faute }),
  });
  const mort = signal === 'SIGKILL';
  if (!mort) expect([sortie, erreurs]).toEqual([expect.stringMatching(/^fini \d+ accepte\n$/), '']);
  const jalon = await ouvrir(f);
  const [a, b] = await dits(jalon);
  await jalon.moteur.acheverRapprochements();
  const apres = await dits(jalon);
  const encore = await jalon.moteur.acheverRapprochements();
  await jalon.fermer();
  for (const suffixe of ['', '-cles']) rmSync(join(racine, `essai${suffixe}`), { recursive: true });
  return { mort, coupe: a !== b, apres, encore, sortie: sortie.trim() };
}

describe('Un rapprochement tué à n’importe laquelle de ses écritures', () => {
  it.each([
    ['fait', 'deux'],
    ['défait', 'un'],
  ])(
    '%s : au démarrage suivant, les deux dossiers disent la même chose',
    async (quoi, modele) => {
      const demande = quoi === 'fait' ? rapprocher : separer;
      let coupes = 0;
      // closer than the writes of the two dossiers are to each other
      const pas = selon(7, 1, 1);
      for (let faute = 1; ; faute += pas) {
        const { mort, coupe, apres, encore, sortie } = await jouer(modele, demande, faute);
        expect([faute, sortie, apres[0], encore]).toEqual([faute, sortie, apres[1], 0]);
        // what one dossier said already is finished, never taken back
        if (coupe || !mort) expect([faute, apres[0]]).toEqual([faute, quoi === 'fait']);
        if (coupe) coupes++;
        if (!mort) break;
      }
      expect(coupes).toBeGreaterThan(0);
    },
    600_000,
  );
});
