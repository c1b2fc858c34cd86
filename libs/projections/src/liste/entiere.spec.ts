import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { typeStocke, type DefinitionFait } from '@jalon/decider';
import { openMemoryStore, type EventStore, type EventToAppend, type JsonObject } from '@jalon/event-store';
import { catalogue, type TypeFait } from '@jalon/parcours';
import { ACI } from '../../essais/fold.js';
import { composerFait } from '../fait-lu.js';
import { ouvrirProjections } from '../ouvrir.js';
import type { Projections } from '../moteur.js';
import type { DemandeListe, RegardSurLaListe } from './demande.js';
import { entiere, ListeMouvante, type Lire } from './entiere.js';
import type { RangLu } from './ligne-montree.js';

const [JOUR, COMBIEN] = ['2026-03-02', 230];
const vues = new Set(['ouvert', 'parcours', 'identite', 'pass'] as const);
let store: EventStore;
let projections: Projections;
let faits = 0;
const fait = (type: TypeFait, data: object): EventToAppend => ({
  id: `00000000-0000-4000-8000-${String((faits += 1)).padStart(12, '0')}`,
  type: typeStocke(catalogue[type] as unknown as DefinitionFait),
  data: { ...(catalogue[type].exemple as object), ...data } as JsonObject,
  meta: { le: '2026-01-05', enregistreLe: '2026-01-05T08:00:00.000Z', par: ACI as unknown as JsonObject },
});
const suivi = async (): Promise<void> => void (await projections.quandTraite((await store.health()).head, 20_000));
beforeAll(async () => {
  store = openMemoryStore();
  for (let i = 0; i < COMBIEN; i++) {
    const personne = { nom: `Nom${(i * 7) % 50}`, prenom: `P${i}`, naissance: '1984-05-02' };
    await store.append(`parcours-p${i}`, -1, [
      fait('ParcoursOuvert', { personne }),
      ...(i % 3 === 0 ? [fait('PassDelivre', { numero: String(999990000000 + i), siae: ACI.organisation })] : []),
    ]);
  }
  projections = ouvrirProjections({ fichier: ':memory:', store, lireFait: (e) => composerFait(e) });
  await suivi();
}, 60_000);
afterAll(async () => {
  await projections.fermer();
  await store.close();
});

const REGARDS: RegardSurLaListe[] = [
  { lecteur: { organisation: ACI.organisation.id, siae: true }, vues },
  { lecteur: { departement: '29' }, vues },
  { lecteur: { organisation: ACI.organisation.id, siae: false }, vues: new Set(['ouvert', 'parcours', 'identite']) },
  { lecteur: { departement: '75' }, vues },
];
const DEMANDES: Omit<DemandeListe, 'jour'>[] = [
  {},
  ...(['-nom', 'fin', '-joursRestants', 'dernierFait', 'ouvertLe'] as const).map((tri) => ({ tri })),
  ...(['enCours', 'orientation', 'expire'] as const).map((etape) => ({ etape })),
  { etat: 'VALIDE', tri: '-fin' },
  { recherche: 'nom1', tri: 'fin' },
  { recherche: '99999' },
  { siae: ACI.organisation.id },
  { enAttente: true },
  { echeanceAvant: '2030-01-01' },
];
/** Page after page, as a screen shows it. */
function parPages(regard: RegardSurLaListe, demande: DemandeListe): unknown[] {
  const lues: unknown[] = [];
  for (let page = 1; ; page++) {
    const { lignes } = projections.liste.listerPour(regard, { ...demande, page, taille: 100 });
    lues.push(...lignes);
    if (lignes.length < 100) return lues;
  }
}

describe('une liste entière', () => {
  it.each(DEMANDES)('a les lignes de ses pages, dans leur ordre, pour chaque lecteur : %j', async (voulue) => {
    const demande = { jour: JOUR, ...voulue };
    for (const regard of REGARDS) {
      const lue = await projections.liste.toutPour(regard, demande, COMBIEN);
      expect(lue?.lignes).toEqual(parPages(regard, demande));
      expect(lue?.position).toBe((await store.health()).head);
    }
  });

  it('dit ce qui a filtré : rien de ce que son lecteur ne voit pas', async () => {
    const [, departement, sansPass] = REGARDS as [RegardSurLaListe, RegardSurLaListe, RegardSurLaListe];
    const demande: DemandeListe = { jour: JOUR, etat: 'VALIDE', recherche: 'nom99999' };
    expect((await projections.liste.toutPour(departement, demande, 1000))?.demande).toEqual(demande);
    expect((await projections.liste.toutPour(sansPass, demande, 1000))?.demande).toEqual({
      jour: JOUR,
      recherche: 'nom',
    });
  });

  it('n’est pas donnée quand elle est trop longue, fût-ce d’une ligne', async () => {
    const regard = REGARDS[1] as RegardSurLaListe;
    expect((await projections.liste.toutPour(regard, { jour: JOUR }, COMBIEN))?.lignes).toHaveLength(COMBIEN);
    expect(await projections.liste.toutPour(regard, { jour: JOUR }, COMBIEN - 1)).toBeNull();
  });

  it('est celle d’une seule position, même quand une ligne change pendant qu’elle est lue', async () => {
    const regard = REGARDS[1] as RegardSurLaListe;
    const avant = (await store.health()).head;
    const lecture = projections.liste.toutPour(regard, { jour: JOUR, etape: 'orientation' }, COMBIEN);
    await store.append('parcours-p1', 0, [fait('PassDelivre', { numero: '999990000001', siae: ACI.organisation })]);
    await suivi();
    const lue = await lecture;
    const dedans = lue?.lignes.some((l) => l.id === 'p1');
    // before or after, and never a row that its filter does not keep
    expect(lue?.position === avant ? dedans : !dedans).toBe(true);
    expect(lue?.lignes.map((l) => l.etape).filter((e) => e !== 'orientation')).toEqual([]);
  });

  it('se relit quand une ligne a changé ou n’est plus à lire, et renonce plutôt que de donner ce qui ne fut jamais', async () => {
    const jour = { jour: JOUR };
    const lire = (bouge: (lecture: number) => boolean, rangs: (p: number) => { position: number }[]): Lire => {
      let lectures = 0;
      return {
        cles: () => ({ position: 7, cles: [{ parcours: 'a' }] }),
        rangs: () => rangs(bouge((lectures += 1)) ? 8 : 7) as RangLu[],
        ligne: (r) => r as never,
      };
    };
    const deplacee = (position: number) => [{ position }];
    const partie = (position: number) => (position > 7 ? [] : [{ position }]);
    for (const rangs of [deplacee, partie]) {
      expect(
        (
          await entiere(
            lire((n) => n < 3, rangs),
            jour,
            10,
          )
        )?.lignes,
      ).toEqual([{ position: 7 }]);
      await expect(
        entiere(
          lire(() => true, rangs),
          jour,
          10,
        ),
      ).rejects.toThrow(ListeMouvante);
    }
  });
});
