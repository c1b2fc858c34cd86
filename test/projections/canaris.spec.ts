/** No file of a deployment holds anything of a person that can be read without her key, and nothing of her comes back once it is destroyed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import Database from 'better-sqlite3';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { duDossier, ouvrirJalon, type Jalon } from '@jalon/application';
import { composerFait, ouvrirProjections, type Identite, type LigneListe } from '@jalon/projections';
import { MARQUE, ouvrirLeCoffre, peupler, secretsDe, trouver, type Secrets } from './canaris.js';
import { dataEnClair } from '../../libs/application/src/faits-stockes.js';

const JOUR = '2026-01-01';
let racine: string;
let jalon: Jalon;
let secrets: Secrets;
const dossiers = () => ({ donnees: join(racine, 'donnees'), cles: join(racine, 'donnees-cles') });
// an identifier is kept in capitals
const prives = (): string[] => [MARQUE, MARQUE.toUpperCase(), ...secrets.nirs, ...secrets.naissances];
const aJour = async (): Promise<void> => {
  const { head } = await jalon.store.health();
  expect(await jalon.projections.quandTraite(head, 60_000)).toBe(true);
};
const rouvrir = async (): Promise<void> => {
  await jalon.fermer();
  jalon = await ouvrirJalon({ ...dossiers(), horloge: () => new Date(`${JOUR}T12:00:00Z`) });
};
function lignes(): LigneListe[] {
  const { liste } = jalon.projections;
  const taille = 100;
  return [1, 2, 3, 4].flatMap((page) => liste.lister({ jour: JOUR, taille, page }).lignes);
}

beforeAll(async () => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-canaris-'));
  jalon = await peupler(dossiers(), 60);
  secrets = await secretsDe(jalon, dossiers());
  await aJour();
  for (const { id } of lignes())
    await jalon.ephemere.poser({
      genre: 'brouillon',
      cle: `${MARQUE} ${id}`,
      valeur: { bilan: `${MARQUE} du brouillon` },
      expireLe: new Date('2099-01-01T00:00:00Z'),
      de: [duDossier(id)],
    });
}, 180_000);
afterAll(async () => {
  await jalon.fermer();
  rmSync(racine, { recursive: true, force: true });
});

describe('Les fichiers d’un déploiement', () => {
  it('ne contiennent rien d’une personne qui se lise sans sa clé, journaux d’écriture compris', () => {
    // the canaries are there, in every personal field but those that hold codes and days
    // (codes are searched by codes-sensibles.spec.ts, and a verdict says nothing typed)
    expect([...secrets.sansCanari].filter((champ) => !champ.endsWith('.verdict.c')).sort()).toEqual([
      'ConservationProrogee.cause',
      'ContratProlonge.motif',
      'DiagnosticEtabli.certifications',
      'DiagnosticEtabli.criteres',
      'DiagnosticEtabli.inscritDepuis',
      'DiagnosticEtabli.pieces',
      'DoublonClos.principal',
      'HeuresReduitesAutorisees.regime',
      'HomonymeLeve.autres',
      'ParcoursRapproche.doublon',
      'PassDelivre.numero',
      'PassOfficielConstate.numero',
      'PassRepris.motifs',
      'PassRepris.numero',
      'ProlongationAccordee.motif',
      'ProlongationDemandee.motif',
      'SituationDeclaree.finDeDroits',
      'SituationDeclaree.rqth',
      'SortieEnregistree.type',
      'SuspensionDeclaree.motif',
    ]);
    // codes and days, in the same ciphertext as what is there
    expect(secrets.absents).toEqual([
      'EmbaucheDeclaree.immatriculeLe',
      'EmbaucheDeclaree.convergence',
      'SituationDeclaree.cdiInclusion',
      'SuspensionCorrigee.motif',
      'ProlongationDeclaree.motif',
      'ProlongationDeclaree.verdict.c',
      'DonneesEffacees.reference',
    ]);
    expect(secrets.parcours.size).toBeGreaterThanOrEqual(50);
    expect(secrets.nirs.size).toBeGreaterThanOrEqual(50);
    // and the lists show them
    const noms = lignes().map((l) => l.nom);
    expect(noms).toHaveLength(secrets.parcours.size);
    expect(noms.filter((nom) => !nom?.startsWith(MARQUE))).toEqual([]);
    for (const f of ['projections.db-wal', 'evenements.db-wal', 'cles.db-wal', 'personnes.db', 'ephemere.db-wal'])
      expect([f, existsSync(join(racine, 'donnees', f))]).toEqual([f, true]);
    expect(trouver([racine], prives())).toEqual({});
  });

  it('ne contiennent aucun numéro de PASS, journal compris', () => {
    expect(secrets.numeros.size).toBeGreaterThanOrEqual(50);
    expect(trouver([racine], secrets.numeros)).toEqual({});
  });

  it('en contiendraient, si les listes gardaient les noms en clair : cela se verrait', async () => {
    const ailleurs = join(racine, '..', `${racine.split('/').at(-1)}-temoin`);
    const coffre = ouvrirLeCoffre(dossiers());
    const temoin = ouvrirProjections({
      fichier: join(ailleurs, 'projections.db'),
      store: jalon.store,
      lireFait: (e) => composerFait(e, dataEnClair(e, e.stream.slice('parcours-'.length), coffre)),
      identites: { chiffrer: (_, i) => JSON.stringify(i), dechiffrer: (_, texte) => JSON.parse(texte) as Identite },
    });
    const { head } = await jalon.store.health();
    expect(await temoin.quandTraite(head, 60_000)).toBe(true);
    const vus = trouver([ailleurs], prives());
    const numeros = trouver([ailleurs], secrets.numeros);
    await temoin.fermer();
    coffre.fermer();
    rmSync(ailleurs, { recursive: true });
    for (const trouves of [vus, numeros]) expect(Object.keys(trouves).join()).toContain('projections.db');
  });
});

describe('Une recherche dans les fichiers', () => {
  it.each([
    ['tel quel', (t: string) => t],
    ['en minuscules', (t: string) => t.toLowerCase()],
    ['en hexadécimal', (t: string) => Buffer.from(t).toString('hex')],
    ['en base64, à chaque décalage', (t: string) => Buffer.from(t).toString('base64')],
    ['en base64, un octet plus loin', (t: string) => Buffer.from(`x${t}`).toString('base64url')],
    ['en base64, deux octets plus loin', (t: string) => Buffer.from(`xy${t}`).toString('base64')],
    ['sur deux octets', (t: string) => Buffer.from(t, 'utf16le').toString('latin1')],
  ])('voit un nom écrit %s', (_, ecrire) => {
    const la = mkdtempSync(join(tmpdir(), 'jalon-temoin-'));
    writeFileSync(join(la, 'f'), Buffer.from(`avant ${ecrire(`${MARQUE}0042`)} après`, 'latin1'));
    expect(trouver([la], [MARQUE])).toEqual({ f: expect.any(Number) });
    rmSync(la, { recursive: true });
  });
});

describe('Une personne effacée', () => {
  it('n’est plus ni nommée ni trouvée, tout de suite, après un redémarrage, et après une reconstruction', async () => {
    const tous = lignes();
    const effaces = new Set(tous.filter((_, i) => i % 2 === 0).map((l) => l.id));
    const trouves = (nom: string | null) =>
      jalon.projections.liste.lister({ jour: JOUR, recherche: nom as string }).lignes.map((l) => l.id);
    for (const l of tous) expect(trouves(l.nom)).toEqual([l.id]);
    const decision = await jalon.exploitation?.effacer([...effaces], 'Fin de la durée de conservation.');
    expect(decision).toMatchObject({ issue: 'accepte' });
    const verifier = (): void => {
      for (const l of tous) expect(trouves(l.nom)).toEqual(effaces.has(l.id) ? [] : [l.id]);
      const vues = lignes();
      expect(vues).toHaveLength(tous.length);
      for (const { id, personne, nom, prenom, numero } of vues)
        if (effaces.has(id)) expect([personne, nom, prenom, numero]).toEqual(['effacee', null, null, null]);
        else expect([personne, nom, prenom].map((v) => v?.slice(0, 8))).toEqual(['presente', 'Zqxcanar', 'Zqxcanar']);
    };
    verifier();
    for (const { id } of tous)
      expect(await jalon.ephemere.lister('brouillon', duDossier(id))).toHaveLength(effaces.has(id) ? 0 : 1);
    const apres = jalon.projections.empreinte('liste');
    await rouvrir();
    await aJour();
    verifier();
    await jalon.projections.rebuild('toutes', { depuisZero: true });
    verifier();
    expect(jalon.projections.empreinte('liste')).toBe(apres);
    expect(trouver([racine], prives())).toEqual({});
  });
});

describe('Un dossier d’une version qui gardait les noms en clair', () => {
  /** As it was left: rows in the file and in its -wal. */
  function ancien(fichier: string, identite: number): void {
    const modele = mkdtempSync(join(tmpdir(), 'jalon-ancien-'));
    const db = new Database(join(modele, 'p'));
    db.pragma('journal_mode = WAL');
    db.pragma(`application_id = ${identite}`);
    for (const nom of ['points', 'gelees', 'liste_bleu', 'liste_mots_bleu']) db.exec(`CREATE TABLE ${nom} (mot TEXT)`);
    const noter = db.prepare('INSERT INTO liste_mots_bleu VALUES (?)');
    noter.run(`${MARQUE}-du-fichier`);
    db.pragma('wal_checkpoint(TRUNCATE)');
    noter.run(`${MARQUE}-du-wal`);
    for (const suffixe of ['', '-wal', '-shm']) cpSync(join(modele, `p${suffixe}`), fichier + suffixe);
    db.close();
    rmSync(modele, { recursive: true });
  }

  it('n’en garde aucun : écrasés et supprimés à l’ouverture, ceux mis de côté aussi, et rien d’autre', async () => {
    const { donnees } = dossiers();
    const [JLP1, SANS] = [0x4a4c5031, 0];
    await jalon.fermer();
    for (const f of readdirSync(donnees).filter((n) => n.startsWith('projections.db'))) rmSync(join(donnees, f));
    const fichier = join(donnees, 'projections.db');
    ancien(fichier, JLP1);
    ancien(`${fichier}.ecarte-20260101T000000Z`, JLP1);
    ancien(`${fichier}.ecarte-20260102T000000Z`, SANS);
    // not ours, or not told to be ours: left as they are
    const etrangers = ['.ecarte-20260103T000000Z', '.ecarte-important', '.txt'].map((s) => `projections.db${s}`);
    for (const nom of etrangers) writeFileSync(join(donnees, nom), 'à garder');
    mkdirSync(join(donnees, 'projections.db.ecarte-20260104T000000Z'));
    expect(Object.keys(trouver([donnees], [MARQUE]))).toHaveLength(6);
    jalon = await ouvrirJalon({ ...dossiers(), horloge: () => new Date(`${JOUR}T12:00:00Z`) });
    expect(trouver([donnees], [MARQUE])).toEqual({});
    expect(readdirSync(donnees)).toEqual(expect.arrayContaining(etrangers));
    expect(
      readdirSync(donnees)
        .filter((f) => f.includes('.ecarte-2026010'))
        .sort(),
    ).toEqual(['projections.db.ecarte-20260103T000000Z', 'projections.db.ecarte-20260104T000000Z']);
    expect(jalon.stockage.avertissement('projections')).toContain('avec des noms en clair');
    await aJour();
    expect(lignes().filter((l) => l.nom?.startsWith(MARQUE)).length).toBeGreaterThan(50);
    expect(trouver([donnees], [MARQUE])).toEqual({});
  });
});
