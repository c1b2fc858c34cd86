import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CompterIndicateurs, ouvrirJalon, type Jalon } from '@jalon/application';
import { chargerDemonstration } from '@jalon/demonstration';
import type { Acteur } from '@jalon/parcours';
import type { IndicateursDeLAnnee } from '@jalon/projections';
import { recompter, typeDeSortie, type FaitDuJournal } from './recompte.js';

const JOUR = '2026-11-24';
const ANNEES = [2023, 2024, 2025, 2026];
let instant = new Date(`${JOUR}T10:00:00Z`);
let jalon: Jalon;
const journaux = new Map<string, FaitDuJournal[]>();
const remplacements = new Map<string, Record<string, unknown>>();

async function relire(): Promise<void> {
  const { head } = await jalon.store.health();
  expect(await jalon.projections.quandTraite(head, 30_000)).toBe(true);
  const flux = new Set((await jalon.store.readAll({ limit: 50_000 })).map((e) => e.stream));
  for (const nom of flux) {
    const id = nom.replace(/^parcours-/, '');
    const journal = await jalon.moteur.journal(id);
    if (journal) journaux.set(id, journal as unknown as FaitDuJournal[]);
  }
}
const compter = (filtre: { annee: number; siae?: string; departement?: string }): IndicateursDeLAnnee =>
  jalon.projections.indicateurs.compter({ ...filtre, jour: JOUR }, jalon.referentiel.auJour(JOUR, jalon.lecture));
function verifier(filtre: { annee: number; siae?: string }): void {
  const { financeesParLePic, ...attendu } = recompter(journaux, { ...filtre, jour: JOUR }, remplacements);
  const lus = compter(filtre);
  expect(lus).toMatchObject(attendu);
  expect(lus.financements.map((f) => [f.financement, f.pourcent, f.nombre])).toEqual(
    financeesParLePic === 0 ? [] : [['PIC_IAE', 70, financeesParLePic]],
  );
}
/** The facts of that type, with who wrote them, last recorded first. */
const faitsDe = (type: string): { parcours: string; fait: FaitDuJournal & { par: Acteur } }[] =>
  [...journaux].flatMap(([parcours, faits]) =>
    faits.filter((f) => f.type === type).map((fait) => ({ parcours, fait: fait as never })),
  );
async function executer(parcours: string, acteur: Acteur, type: string, data: unknown): Promise<void> {
  const resultat = await jalon.moteur.executer({ parcours, type, data, acteur, le: JOUR });
  expect([type, resultat.issue, resultat.issue === 'refuse' ? resultat.message : '']).toEqual([type, 'accepte', '']);
}

beforeAll(async () => {
  jalon = await ouvrirJalon({ horloge: () => instant });
  await chargerDemonstration(jalon, { parcours: 60, graine: 4, jour: JOUR, regler: (i) => (instant = i) });
  instant = new Date(`${JOUR}T10:00:00Z`);
  await relire();
}, 120_000);
afterAll(() => jalon.fermer());

describe('les indicateurs du département de démonstration', () => {
  it.each(ANNEES)('de %i sont ceux d’un recompte fait à la main sur le journal', (annee) => verifier({ annee }));

  it('de chaque structure aussi, et leur somme est celle du département', () => {
    const { choix, parStructure, ...total } = compter({ annee: 2026 });
    expect(choix.structures.length).toBeGreaterThan(5);
    expect(parStructure.map((s) => s.siae)).toEqual(choix.structures);
    for (const siae of choix.structures) verifier({ annee: 2026, siae });
    const somme = (de: (s: (typeof parStructure)[number]) => number): number =>
      parStructure.reduce((a, s) => a + de(s), 0);
    expect(total.sorties.examinees).toBeGreaterThan(0);
    expect(somme((s) => s.sorties.examinees)).toBe(total.sorties.examinees);
    expect(somme((s) => s.taux.dynamique.numerateur)).toBe(total.taux.dynamique.numerateur);
    expect(somme((s) => s.embauches)).toBe(total.embauches);
    expect(somme((s) => s.heures)).toBeCloseTo(total.heures);
    expect(compter({ annee: 2026, departement: choix.departements[0] as string }).embauches).toBe(total.embauches);
    expect(compter({ annee: 2026, departement: '2A' }).embauches).toBe(0);
  });

  it('sans sortie examinée, ne donnent aucun taux', () => {
    const { taux, sejours, choix } = compter({ annee: 2010 });
    expect(taux.dynamique).toEqual({ numerateur: 0, denominateur: 0, pourcent: null });
    expect([sejours.moyenne, sejours.mediane, sejours.courts.pourcent]).toEqual([null, null, null]);
    expect(choix.structures).toEqual([]);
    expect(choix.annees).toEqual([...choix.annees].sort().reverse());
    expect(choix.annees).toContain(2026);
  });

  it('suivent une sortie retirée, des heures et un accompagnement rectifiés, une PMSMP et une formation', async () => {
    const avant = compter({ annee: 2026 });
    const comptee = faitsDe('SortieEnregistree').find(
      ({ fait }) =>
        fait.le.startsWith('2026') &&
        fait.verdict?.constats.some((k) => k.constate.startsWith('comptée')) &&
        typeDeSortie(fait).startsWith('DURABLE'),
    );
    if (!comptee) throw new Error('aucune sortie durable comptée dans la démonstration');
    const { parcours, fait } = comptee;
    await executer(parcours, fait.par, 'RectifierFait', { fait: fait.place, raison: 'Erreur de saisie' });
    const heures = faitsDe('HeuresDeclarees').findLast(({ fait: f }) => String(f.data['mois']).startsWith('2026'));
    const social = faitsDe('AccompagnementEnregistre').findLast(({ fait: f }) => f.le.startsWith('2026'));
    if (!heures || !social) throw new Error('la démonstration n’a ni heures ni accompagnement en 2026');
    const remplacement = { heures: 12.5 };
    await executer(heures.parcours, heures.fait.par, 'RectifierFait', {
      fait: heures.fait.place,
      raison: 'Relevé corrigé',
      remplacement,
    });
    remplacements.set(`${heures.parcours} ${heures.fait.place}`, remplacement);
    await executer(social.parcours, social.fait.par, 'RectifierFait', {
      fait: social.fait.place,
      raison: 'Doublon',
    });
    const { par } = social.fait;
    await executer(social.parcours, par, 'EnregistrerAccompagnement', {
      nature: 'pmsmp',
      debut: '2026-11-02',
      fin: '2026-11-13',
      accueil: 'garage-du-pont',
    });
    await executer(social.parcours, par, 'EnregistrerAccompagnement', {
      nature: 'formation',
      debut: '2026-11-16',
      fin: '2026-12-04',
      financement: 'pic iae',
    });
    await relire();
    const apres = compter({ annee: 2026 });
    expect(apres.sorties.examinees).toBe(avant.sorties.examinees - 1);
    expect(apres.taux.durable.numerateur).toBe(avant.taux.durable.numerateur - 1);
    expect(apres.pmsmp).toEqual({ conventions: avant.pmsmp.conventions + 1, jours: avant.pmsmp.jours + 12 });
    const finances = (i: IndicateursDeLAnnee): number => i.financements.reduce((n, f) => n + f.nombre, 0);
    expect(finances(apres)).toBe(finances(avant) + (social.fait.data['financement'] ? 0 : 1));
    const { financeesParLePic: _, ...attendu } = recompter(journaux, { annee: 2026, jour: JOUR }, remplacements);
    expect(apres).toMatchObject(attendu);
  });

  it('disent la durée de chaque accompagnement, dans la vue et dans la phrase du journal', async () => {
    const immersion = faitsDe('AccompagnementEnregistre').find(({ fait }) => fait.data['debut'] === '2026-11-02');
    if (!immersion) throw new Error('aucune PMSMP');
    expect(immersion.fait).toHaveProperty(
      'phrase',
      'Une action d’accompagnement est enregistrée (Période de mise en situation en milieu professionnel (PMSMP)), du 02/11/2026 au 13/11/2026 (12 jours).',
    );
    const lue = await jalon.moteur.consulter(immersion.parcours, { au: JOUR });
    expect(lue?.vue.accompagnements.filter((a) => a.fin).map((a) => [a.nature, a.jours])).toEqual(
      expect.arrayContaining([
        ['pmsmp', 12],
        ['formation', 19],
      ]),
    );
  });

  it('se reconstruisent aux mêmes lignes', async () => {
    const avant = jalon.projections.empreinte('indicateurs');
    await jalon.projections.rebuild('indicateurs');
    expect(jalon.projections.empreinte('indicateurs')).toBe(avant);
    expect(new CompterIndicateurs().filtre).toEqual({});
  });
});
