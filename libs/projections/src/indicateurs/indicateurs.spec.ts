import { describe, expect, it } from '@jest/globals';
import type { VerdictCompact } from '@jalon/droit';
import { enFaits, f, apply, type FaitEssai } from '../../essais/fold.js';
import { modeleIndicateurs } from './index.js';

const projection = modeleIndicateurs.projection({ fonds: ['PIC_IAE'], sorties: ['DURABLE_CDI', 'TRANSITION_CDD'] });
const AI = { id: 'ai-rennes', type: 'AI', departement: '35' };
const verdict = (constate: string | null, type = 'DURABLE_CDI'): VerdictCompact => ({
  r: 'sortie',
  j: '2026-06-01',
  l: 'p',
  e: '0'.repeat(64),
  i: 1,
  c: [
    ['sortie_type_connu', 1, 'Emploi durable', 'un type de sortie connu', `sortie/types/${type}@2021-01-01`],
    ...(constate === null ? [] : [['sortie_comptee', 1, constate, 'information', ''] as VerdictCompact['c'][number]]),
  ],
});
/** As a former version recorded it: its verdict alone tells whether it counts, its type alone the category. */
const sortie = (jour: string, constate: string | null = 'comptée (200 h dans l’année)'): FaitEssai =>
  f('SortieEnregistree', jour, {
    jour,
    type: 'DURABLE_CDI',
    categorie: undefined,
    comptage: undefined,
    siae: AI,
    verdict: verdict(constate),
  });
const embauche = (contrat: string, debut: string, fin?: string): FaitEssai => {
  const fait = f('EmbaucheDeclaree', debut, { contrat, debut, siae: AI });
  const { fin: _, ...reste } = fait.data;
  return { ...fait, data: { ...reste, ...(fin ? { fin } : {}) } };
};
const base = [
  f('ParcoursOuvert', '2025-01-10'),
  f('PassDelivre', '2025-01-15', { siae: AI }),
  embauche('c1', '2025-01-20', '2025-07-19'),
];
const CACHEES = ['parcours', 'genre'];
/** Rows of one genre, without what is null or for the fold alone. */
const lignes = (essais: readonly FaitEssai[], genre: string): Record<string, unknown>[] =>
  (apply(projection, enFaits(essais))['indicateurs'] ?? [])
    .filter((l) => l['genre'] === genre)
    .map((l) => Object.fromEntries(Object.entries(l).filter(([nom, v]) => v !== null && !CACHEES.includes(nom))));

describe('les lignes des indicateurs', () => {
  it('ne gardent rien d’une personne : ni résumé, ni précision, ni financeur en texte libre', () => {
    const essais = [
      ...base,
      f('AccompagnementEnregistre', '2025-03-03', {
        resume: 'Confidence',
        financement: 'Ma tante Yvonne',
        fonds: undefined,
      }),
      f('AccompagnementEnregistre', '2025-03-03', { resume: 'Confidence', financement: 'pic-iae', fonds: undefined }),
      // erased since, or told by a fund that the référentiel knows: the code alone is kept
      f('AccompagnementEnregistre', '2025-03-03', { resume: null, financement: null, fonds: 'PIC_IAE' }),
      f('SortieEnregistree', '2025-08-01', { precision: 'Confidence', verdict: verdict('comptée (1 h)') }),
    ];
    const texte = JSON.stringify(apply(projection, enFaits(essais)));
    expect(texte).not.toMatch(/Confidence|Yvonne|YVONNE|Durand/i);
    const [actions] = lignes(essais, 'accompagnement');
    expect(JSON.parse(String(actions?.['memory']))).toMatchObject({
      actions: {
        nombre: 3,
        financees: [
          ['PIC_IAE', '2025-03-03'],
          ['PIC_IAE', '2025-03-03'],
        ],
      },
    });
  });

  it('lisent le comptage et la version du type dans le verdict de la sortie', () => {
    const [comptee] = lignes([...base, sortie('2025-07-19')], 'sortie');
    expect(comptee).toEqual({
      ref: '3',
      siae: 'ai-rennes',
      departement: '35',
      annee: 2025,
      code: 'DURABLE_CDI',
      version: '2021-01-01',
      fin: '2025-07-19',
      comptee: 1,
    });
    const [non] = lignes(
      [...base, sortie('2025-07-19', 'non comptée : aucune mise à disposition, 12 h dans l’année')],
      'sortie',
    );
    expect(non).toMatchObject({ comptee: 0, manques: 'mises_a_disposition heures_annee' });
    const [muette] = lignes([...base, sortie('2025-07-19', null)], 'sortie');
    expect(muette).not.toHaveProperty('comptee');
  });

  it('gardent la catégorie et le comptage d’une sortie, jamais un type qui dit la santé, ni rien d’autre une fois la personne effacée', () => {
    const dite = { jour: '2025-07-19', siae: AI, comptage: { comptee: false, manques: ['presence'] } };
    const ligne = (data: object): unknown => lignes([...base, f('SortieEnregistree', '2025-07-19', data)], 'sortie')[0];
    const attendue = { comptee: 0, manques: 'presence' };
    expect(ligne({ ...dite, categorie: 'durable', type: 'DURABLE_CDI' })).toMatchObject({
      ...attendue,
      categorie: 'durable',
      code: 'DURABLE_CDI',
    });
    const muettes = [
      ligne({ ...dite, categorie: 'retrait', type: 'RETRAIT_CONGE_LONGUE_DUREE' }),
      ligne({ ...dite, categorie: 'retrait', type: null, verdict: { ...verdict(null), c: null } }),
    ];
    for (const muette of muettes) {
      expect(muette).toMatchObject({ ...attendue, categorie: 'retrait' });
      expect(muette).not.toHaveProperty('code');
    }
  });

  it('oublient une sortie retirée, et rendent ses contrats à la sortie suivante', () => {
    const retiree = [...base, sortie('2025-07-19'), f('SortieRetiree', '2025-07-25', { fait: 3 })];
    expect(lignes(retiree, 'sortie')).toEqual([]);
    expect(lignes(retiree, 'embauche')[0]).not.toHaveProperty('sortie');
    const suivante = [...retiree, sortie('2025-07-20')];
    expect(lignes(suivante, 'embauche')[0]).toMatchObject({ sortie: '5', debut: '2025-01-20', fin: '2025-07-19' });
  });

  it('ne mêlent pas les séjours : réembauche après une sortie, contrats d’un PASS antérieur', () => {
    const essais = [
      ...base,
      sortie('2025-07-19'),
      embauche('c2', '2025-09-01'),
      f('PassDelivre', '2027-09-01', { siae: AI }),
      embauche('c3', '2027-09-01', '2028-02-29'),
      sortie('2028-03-10'),
    ];
    expect(lignes(essais, 'embauche').map((e) => [e['ref'], e['sortie']])).toEqual([
      ['c1', '3'],
      ['c2', 'anterieure'],
      ['c3', '7'],
    ]);
  });

  it('suivent la fin du contrat : renouvelé, rompu, rouvert par rectification, corrigé', () => {
    const fin = (...suite: FaitEssai[]): unknown => lignes([...base, ...suite], 'embauche')[0]?.['fin'];
    const renouvele = f('ContratRenouvele', '2025-07-01', { contrat: 'c1', fin: '2025-12-31' });
    const rompu = f('ContratRompu', '2025-05-12', { contrat: 'c1', jour: '2025-05-12' });
    expect(fin(renouvele)).toBe('2025-12-31');
    expect(fin(rompu)).toBe('2025-05-12');
    expect(fin(rompu, f('FaitRectifie', '2025-05-20', { fait: 3, typeRectifie: 'ContratRompu' }))).toBe('2025-07-19');
    const corrige = { fait: 3, typeRectifie: 'ContratRompu', remplacement: { le: '2025-05-10' } };
    expect(fin(rompu, f('FaitRectifie', '2025-05-20', corrige))).toBe('2025-05-10');
    const planifie = { fait: 2, typeRectifie: 'EmbaucheDeclaree', remplacement: { fin: '2025-08-31' } };
    expect(fin(f('FaitRectifie', '2025-05-20', planifie))).toBe('2025-08-31');
    expect(fin(rompu, f('FaitRectifie', '2025-05-20', planifie))).toBe('2025-05-12');
    expect(
      lignes([...base, f('EmbaucheReportee', '2025-01-16', { contrat: 'c1', debut: '2026-01-05' })], 'embauche'),
    ).toEqual([expect.objectContaining({ debut: '2026-01-05', annee: 2026 })]);
    expect(lignes([...base, f('EmbaucheAnnulee', '2025-01-16', { contrat: 'c1' })], 'embauche')).toEqual([]);
  });

  it('additionnent les heures d’un contrat par année : redites, corrigées, retirées, changées d’année', () => {
    const h = (mois: string, minutes: number, miseADisposition = 'm1'): FaitEssai =>
      f('HeuresDeclarees', '2026-02-01', { contrat: 'c1', mois, minutes, miseADisposition });
    const total = (...suite: FaitEssai[]): unknown[] =>
      lignes([...base, ...suite], 'heures').map((l) => [l['annee'], l['siae'], l['minutes']]);
    const trois = [h('2025-02', 600), h('2025-02', 300, 'm2'), h('2026-01', 60)];
    expect(total(...trois)).toEqual([
      [2025, 'ai-rennes', 900],
      [2026, 'ai-rennes', 60],
    ]);
    expect(total(...trois, h('2025-02', 120))).toEqual([
      [2025, 'ai-rennes', 420],
      [2026, 'ai-rennes', 60],
    ]);
    const rectifier = (remplacement?: Record<string, unknown>): FaitEssai =>
      f('FaitRectifie', '2026-02-02', {
        fait: 5,
        typeRectifie: 'HeuresDeclarees',
        ...(remplacement ? { remplacement: remplacement as never } : {}),
      });
    expect(total(...trois, rectifier())).toEqual([[2025, 'ai-rennes', 900]]);
    expect(total(...trois, rectifier({ heures: 2.5, mois: '2025-12' }))).toEqual([[2025, 'ai-rennes', 1050]]);
  });

  it('signalent la sortie dont les heures de l’année ont été dites ou changées depuis', () => {
    const tard = f('HeuresDeclarees', '2025-08-01', { contrat: 'c1', mois: '2025-06', minutes: 9000 });
    const avant = [...base, tard, sortie('2025-07-19', 'non comptée : 0 h dans l’année')];
    expect(lignes(avant, 'sortie')[0]?.['manques']).toBe('heures_annee');
    const apres = [...base, sortie('2025-07-19', 'non comptée : 0 h dans l’année'), tard, tard];
    expect(lignes(apres, 'sortie')[0]?.['manques']).toBe('heures_annee heures_depuis');
    const autreAnnee = f('HeuresDeclarees', '2025-08-01', { contrat: 'c1', mois: '2024-12', minutes: 60 });
    expect(lignes([...base, sortie('2025-07-19'), autreAnnee], 'sortie')[0]).not.toHaveProperty('manques');
  });

  it('suivent un accompagnement rectifié, et l’oublient quand il est retiré', () => {
    const action = f('AccompagnementEnregistre', '2025-03-03', { nature: 'formation', debut: '2025-03-03', siae: AI });
    const rectifier = (remplacement?: Record<string, unknown>): FaitEssai =>
      f('FaitRectifie', '2025-04-01', {
        fait: 3,
        typeRectifie: 'AccompagnementEnregistre',
        ...(remplacement ? { remplacement: remplacement as never } : {}),
      });
    expect(
      lignes([...base, action, rectifier({ debut: '2024-12-30', financement: 'OPCO' })], 'accompagnement'),
    ).toMatchObject([
      {
        siae: 'ai-rennes',
        departement: '35',
        annee: 2024,
        code: 'formation',
        memory: JSON.stringify({ actions: { nombre: 1, jours: 75, ouvertes: [], financees: [], jusqua: 3 } }),
      },
    ]);
    expect(lignes([...base, action, rectifier()], 'accompagnement')).toEqual([]);
  });

  it('comptent les PASS délivrés, non ceux qui sont annulés ; un contrat repris n’est pas une embauche', () => {
    const annule = [...base, f('EmbaucheAnnulee', '2025-01-16', { contrat: 'c1' }), f('PassAnnule', '2025-01-16')];
    expect(lignes(annule, 'pass').map((p) => p['comptee'])).toEqual([]);
    const repris = f('PassRepris', '2025-01-10', {
      siae: AI,
      embauche: { contrat: 'c9', type: 'CDDI', debut: '2024-05-01' },
    });
    const essais = [f('ParcoursOuvert', '2025-01-10'), repris];
    expect(lignes(essais, 'pass')).toEqual([]);
    expect(lignes(essais, 'embauche')).toEqual([expect.objectContaining({ ref: 'c9', annee: 2024, comptee: 0 })]);
  });

  it('sont les mêmes quelle que soit la taille des lots, et quand le dernier fait revient', () => {
    const essais = [
      ...base,
      f('HeuresDeclarees', '2025-03-01', { contrat: 'c1', mois: '2025-02', minutes: 600 }),
      f('AccompagnementEnregistre', '2025-03-03', { debut: '2025-03-03', siae: AI }),
      f('ContratTermine', '2025-07-19', { contrat: 'c1', jour: '2025-07-19' }),
      sortie('2025-07-19'),
      f('HeuresDeclarees', '2025-08-01', { contrat: 'c1', mois: '2025-07', minutes: 300 }),
      f('FaitRectifie', '2025-08-02', { fait: 3, typeRectifie: 'HeuresDeclarees' }),
      f('SortieRetiree', '2025-08-03', { fait: 6 }),
      sortie('2025-07-20'),
      f('PassAnnule', '2025-08-04'),
    ];
    const faits = enFaits(essais);
    const attendu = apply(projection, faits);
    expect(attendu['indicateurs']?.length).toBe(5);
    for (const taille of [1, 2, 3, 1000]) expect(apply(projection, faits, taille)).toEqual(attendu);
    for (let n = 1; n <= faits.length; n++) {
      const debut = faits.slice(0, n);
      expect(apply(projection, [...debut, ...debut.slice(-1)], 1)).toEqual(apply(projection, debut));
    }
  });
});
