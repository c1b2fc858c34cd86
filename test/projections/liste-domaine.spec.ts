import { afterEach, describe, expect, it } from '@jest/globals';
import { ajouterJours, type Droit } from '@jalon/droit';
import { openMemoryStore } from '@jalon/event-store';
import { etatPass, joursRestants, vue } from '@jalon/parcours';
import { composerFait, ouvrirProjections, type Projections } from '@jalon/projections';
import { Alea, ecrireEntrelacees, genererHistoires } from './generateur.js';

/** The view only asks the law for wordings and for the waiting period, which the list does not show. */
const sansLoi = { libelle: () => '', lire: () => null, codes: () => [], signal: () => null } as unknown as Droit;

describe('la liste et le domaine disent la même chose', () => {
  let projections: Projections;
  afterEach(() => projections.fermer());

  it('état, jours restants, étape, bornes et personne, sur 150 histoires et 12 jours chacune', async () => {
    const alea = new Alea(20260101);
    const histoires = genererHistoires(alea, 150, 60);
    const store = openMemoryStore();
    projections = ouvrirProjections({ fichier: ':memory:', store, lireFait: (e) => composerFait(e) });
    const position = await ecrireEntrelacees(store, new Map([...histoires].map(([id, h]) => [id, h.faits])), alea);
    expect(await projections.quandTraite(position, 10_000)).toBe(true);
    expect((await projections.etat()).flatMap((e) => e.gelees)).toEqual([]);
    const vus = new Map<string | null, number>();
    for (const [id, { etat, faits }] of histoires)
      for (let i = 0; i < 12; i++) {
        const { dossier } = etat;
        const jour = ajouterJours(
          alea.parmi(
            [dossier.pass?.fin, dossier.pass?.debut, dossier.suspensions.at(-1)?.fin, '2025-06-01'].filter(
              (j) => j !== undefined,
            ),
          ),
          alea.entier(-40, 40),
        );
        const ligne = projections.liste.trouver(id, jour);
        expect({ id, jour, etat: ligne?.etat, reste: ligne?.joursRestants }).toEqual({
          id,
          jour,
          etat: etatPass(dossier, jour),
          reste: joursRestants(dossier, jour),
        });
        expect(ligne).toMatchObject({
          nom: dossier.personne?.nom ?? null,
          numero: dossier.pass?.numero ?? null,
          debut: dossier.pass?.debut ?? null,
          fin: dossier.pass?.fin ?? null,
          demandeEnAttente: dossier.demandes.findLast((d) => d.etat === 'en_attente')?.id ?? null,
          sortieLe: dossier.sortie?.le ?? null,
          closLe: (dossier.cloture ?? dossier.doublonDe)?.le ?? null,
          etapeDetaillee: etat.etape,
          etape: vue(etat, jour, sansLoi).etape,
          revision: faits.length - 1,
        });
        vus.set(ligne?.etat ?? null, (vus.get(ligne?.etat ?? null) ?? 0) + 1);
      }
    // the sample must reach every state, or the equality above proves nothing about it
    expect([...vus.keys()].map(String).sort()).toEqual([
      'ANNULE',
      'A_VENIR',
      'CLOS',
      'EXPIRE',
      'SUSPENDU',
      'VALIDE',
      'null',
    ]);
  });
});
