/**
 * File × error of the disk, each cell on the real server: what the kernel answers to a write is changed under it (strace), from one write
 * on. A cache and a witness stop nobody, at the start either; the log and the keys are never answered for what they did not take.
 */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { tirer } from './bilan.js';
import { Deploiement, jusqua, lire, ouvrir, perdus, SANS_FUITE, type Reponse, type ServeurSuivi } from './fichiers.js';
import { RAISON_SANS_STRACE } from './strace.js';

const ERREURS = ['EIO', 'EROFS', 'ENOSPC'] as const;
type Erreur = (typeof ERREURS)[number];
const cellules = <F>(fichiers: readonly F[]): [F, Erreur][] =>
  fichiers.flatMap((f) => ERREURS.map((e): [F, Erreur] => [f, e]));
/** What the sentence says; of a write refused by a disk that became read-only, SQLite only says that it failed. */
const DIT: Record<Erreur, RegExp> = {
  EIO: /Le disque a répondu par une erreur/,
  EROFS: /Le disque a répondu par une erreur|le disque est en lecture seule/,
  ENOSPC: /Plus de place sur le disque/,
};

let d: Deploiement;
let trace: string;
beforeEach(() => {
  d = new Deploiement();
  trace = join(d.racine, 'trace');
});
afterEach(() => d.fermer());

const declenchee = (): boolean => readFileSync(trace, 'latin1').includes('(INJECTED');
/** Every write of that file fails from this one on. */
const lancer = (fichier: string, erreur: Erreur, rang: number): Promise<ServeurSuivi> => {
  const [appel, chemin] = fichier.endsWith('.db') ? ['pwrite64', `${fichier}-wal`] : ['write', fichier];
  return d.lancer(
    `strace -f -qq -o ${trace} -P ${d.fichier(chemin ?? fichier)} -e trace=${appel} -e inject=${appel}:error=${erreur}:when=${rang}+`.split(
      ' ',
    ),
  );
};
const avertissements = ({ corps }: Reponse): string => JSON.stringify(corps['avertissements'] ?? []);

/** Writes until the fault was met and told; each one is acknowledged. */
async function ecrireEtServir(s: ServeurSuivi, fichier: string, erreur: Erreur): Promise<void> {
  const acquis: Reponse[] = [];
  const sante = await jusqua(
    async () => {
      acquis.push(await ouvrir(s));
      return lire(s, '/health/ready');
    },
    (r) => avertissements(r).includes(fichier),
    20_000,
  );
  expect(declenchee()).toBe(true);
  expect(new Set(acquis.map((r) => r.statut))).toEqual(new Set([201]));
  expect(sante).toMatchObject({ statut: 200, corps: { etat: 'degrade', ecriture: 'ouverte' } });
  expect(avertissements(sante)).toMatch(DIT[erreur]);
  acquis.push(await ouvrir(s));
  const complete = await jusqua(
    () => lire(s, '/api/parcours?taille=1'),
    (r) => erreur === 'ENOSPC' || r.corps['total'] === acquis.length,
  );
  expect(complete.statut).toBe(200);
  if (erreur !== 'ENOSPC') expect(complete.corps['total']).toBe(acquis.length);
  expect(await perdus(s, acquis)).toEqual([]);
  expect(s.dit()).not.toMatch(SANS_FUITE);
}

if (RAISON_SANS_STRACE) console.error(RAISON_SANS_STRACE);
(RAISON_SANS_STRACE ? describe.skip : describe)('Une erreur du disque sous le serveur', () => {
  it.each(tirer(1, cellules(['evenements.db', 'cles.db'] as const)))(
    '%s, %s : la commande n’est pas accusée, la phrase nomme le fichier et le remède',
    async (fichier, erreur) => {
      const s = await lancer(fichier, erreur, 30);
      const acquis: Reponse[] = [];
      const refus = await jusqua(
        async () => {
          const r = await ouvrir(s);
          if (r.statut === 201) acquis.push(r);
          return r;
        },
        (r) => r.statut !== 201,
        20_000,
      );
      expect(declenchee()).toBe(true);
      expect(String(refus.corps['detail'])).toMatch(DIT[erreur]);
      expect(String(refus.corps['detail'])).toContain(fichier);
      if (erreur === 'ENOSPC') {
        expect(refus).toMatchObject({ statut: 507, corps: { title: 'stockage-plein' } });
        expect((await lire(s, '/health/live')).statut).toBe(200);
        const sante = await lire(s, '/health/ready');
        expect(sante).toMatchObject({ statut: 200, corps: { etat: 'degrade' } });
        expect(avertissements(sante)).toContain(fichier);
        expect(await perdus(s, acquis)).toEqual([]);
        expect(await s.sortie(0)).toBeNull();
      } else {
        // what a log that failed holds is unknown; a key that failed was needed before anything was written
        const titre = fichier === 'cles.db' ? 'stockage-indisponible' : 'issue-inconnue';
        expect(refus).toMatchObject({ statut: 503, corps: { title: titre } });
        expect(await s.sortie()).toBe(70);
        expect(s.dit()).toMatch(new RegExp(`Jalon s’arrête\\. .*${fichier}.*Vérifiez ce disque`));
      }
      expect(s.dit()).not.toMatch(SANS_FUITE);
      await s.tuer();
      expect(await perdus(await d.lancer(), acquis)).toEqual([]);
    },
    60_000,
  );

  it.each(tirer(1, cellules(['projections.db', 'personnes.db', 'points.jsonl'] as const)))(
    '%s, %s : les commandes continuent, la santé le dit',
    async (fichier, erreur) => {
      const rang = { 'projections.db': 90, 'personnes.db': 12, 'points.jsonl': 2 }[fichier];
      await ecrireEtServir(await lancer(fichier, erreur, rang), fichier, erreur);
    },
    60_000,
  );

  it.each(tirer(1, cellules(['projections.db', 'personnes.db'] as const)))(
    '%s, %s dès le démarrage : il démarre, tient le cache en mémoire et le dit',
    async (fichier, erreur) => {
      const s = await lancer(fichier, erreur, 1);
      const sante = await jusqua(
        () => lire(s, '/health/ready'),
        (r) => r.statut === 200,
      );
      expect(declenchee()).toBe(true);
      expect(avertissements(sante)).toMatch(
        new RegExp(`${DIT[erreur].source}.*tenu en mémoire jusqu’au prochain démarrage`),
      );
      expect(avertissements(sante)).toContain(fichier);
      const acquis = [await ouvrir(s), await ouvrir(s)];
      expect(await perdus(s, acquis)).toEqual([]);
      const lue = await jusqua(
        () => lire(s, '/api/parcours?taille=1'),
        (r) => r.corps['total'] === 2,
      );
      expect(lue.corps['total']).toBe(2);
      expect(s.dit()).not.toMatch(SANS_FUITE);
      await s.tuer();
      expect(await perdus(await d.lancer(), acquis)).toEqual([]);
    },
    60_000,
  );
});
