/** What leaves the lists for each reader is what her classes cover, and nothing can be felt for by asking. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMemoryStore } from '@jalon/event-store';
import { perimetreDeListe } from '@jalon/application';
import type { Acteur } from '@jalon/parcours';
import {
  composerFait,
  demandePermise,
  ligneListe,
  ouvrirProjections,
  schemaListe,
  type Classe,
  type DemandeListe,
  type Projections,
} from '@jalon/projections';
import { Alea, ecrireEntrelacees, genererHistoires } from './generateur.js';

const JOUR = '2025-06-01';
// the same organisation, seen once as a SIAE and once as somebody who sees nothing of the PASS
const siae: Acteur = { role: 'siae', organisation: { id: 'ai-rennes' } };
const orienteur: Acteur = { role: 'orienteur', organisation: { id: 'ai-rennes' } };
const AVANT = new Set(['aOuvrir', 'orientation', 'diagnostique']);
/** How those steps are said, and what is said of any other. */
const NEUTRES = ['À ouvrir', 'Orientation', 'Diagnostic établi', 'Parcours engagé'];

let projections: Projections;
beforeAll(async () => {
  const alea = new Alea(211);
  const store = openMemoryStore();
  projections = ouvrirProjections({ fichier: ':memory:', store, lireFait: (e) => composerFait(e) });
  const histoires = genererHistoires(alea, 80, 40);
  const head = await ecrireEntrelacees(store, new Map([...histoires].map(([id, h]) => [id, h.faits])), alea);
  expect(await projections.quandTraite(head, 10_000)).toBe(true);
});
afterAll(() => projections.fermer());

const lister = (acteur: Acteur, demande: Partial<DemandeListe> = {}) =>
  projections.liste.listerPour(perimetreDeListe(acteur), { jour: JOUR, taille: 200, ...demande });

describe('Qui ne voit pas le PASS', () => {
  it('reçoit les mêmes parcours, sans rien qui en parle, champ par champ', () => {
    const [tout, peu] = [lister(siae).lignes, lister(orienteur).lignes];
    expect(peu.length).toBeGreaterThan(20);
    expect(tout.some((l) => l.numero !== null)).toBe(true);
    expect(new Set(peu.map((l) => l.id))).toEqual(new Set(tout.map((l) => l.id)));
    const attendus: Classe[] = ['ouvert', 'parcours', 'identite'];
    for (const ligne of peu)
      for (const [champ, valeur] of Object.entries(ligne)) {
        const visible = ligneListe.visible[champ as keyof typeof ligneListe.visible] as Classe;
        if (champ === 'etape') expect(AVANT.has(valeur as string) || valeur === 'enCours').toBe(true);
        else if (champ === 'etapeDetaillee') expect(AVANT.has(valeur as string) || valeur === 'actif').toBe(true);
        else if (champ === 'libelleEtape') expect(NEUTRES).toContain(valeur);
        else if (!attendus.includes(visible)) expect({ champ, valeur }).toEqual({ champ, valeur: null });
      }
  });

  it.each([
    { etat: 'VALIDE' },
    { etape: 'sorti' },
    { enAttente: true },
    { contratEnCours: true },
    { siae: 'aci-brest' },
    { organisation: 'aci-brest' },
    { departement: '29' },
    { echeanceAvant: '2030-01-01' },
    { tri: 'fin' },
    { tri: '-joursRestants' },
    { tri: 'dernierFait' },
    { recherche: '99999' },
  ] as Partial<DemandeListe>[])('ne l’apprend pas en demandant %j', (demande) => {
    expect(lister(orienteur, demande)).toEqual(lister(orienteur));
    // the same request does something for whoever sees it
    expect(lister(siae, demande).lignes.map((l) => l.id)).not.toEqual(lister(siae).lignes.map((l) => l.id));
  });

  it('cherche et trie encore sur ce qu’il voit', () => {
    const demande: DemandeListe = { jour: JOUR, recherche: 'durand', tri: '-ouvertLe', page: 2, taille: 3 };
    expect(demandePermise(demande, perimetreDeListe(orienteur).vues)).toEqual(demande);
    expect(lister(orienteur, { recherche: 'durand' }).total).toBe(lister(siae, { recherche: 'durand' }).total);
    expect(lister(orienteur, { recherche: 'durand' }).total).toBeLessThan(lister(orienteur).total);
  });

  it('ne reçoit aucune échéance : leur existence même en parle', () => {
    const echeances = (acteur: Acteur) =>
      projections.echeances.listerPour(perimetreDeListe(acteur), { jusquAu: '2040-01-01' });
    expect(echeances(orienteur)).toMatchObject({ total: 0, lignes: [] });
    expect(echeances(siae).total).toBeGreaterThan(0);
  });
});

it('Sans l’identité, rien ne se cherche ni ne se trie par nom', () => {
  const vues = new Set<Classe>(['parcours', 'pass']);
  const demande = demandePermise({ jour: JOUR, recherche: 'durand' }, vues);
  expect(demande).toEqual({ jour: JOUR, tri: 'ouvertLe' });
  const { lignes } = projections.liste.listerPour(
    { ...perimetreDeListe(siae), vues },
    { jour: JOUR, recherche: 'durand' },
  );
  expect(lignes.map((l) => [l.nom, l.prenom])).toEqual(lignes.map(() => [null, null]));
});

it('Le schéma de l’API décrit chaque champ d’une ligne, et aucun autre', () => {
  const { items } = (schemaListe['properties'] as { lignes: { items: { properties: object; required: string[] } } })
    .lignes;
  const [ligne] = projections.liste.lister({ jour: JOUR }).lignes;
  expect(Object.keys(items.properties)).toEqual(Object.keys(ligne as object));
  expect(items.required).toEqual(Object.keys(ligne as object));
});
