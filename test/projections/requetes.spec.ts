import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ajouterJours } from '@jalon/droit';
import { openMemoryStore, type EventStore } from '@jalon/event-store';
import { lireReferentiel, perimetreDeListe } from '@jalon/application';
import { etatPass, joursRestants, niveauDe, vue, type Acteur, type Etat } from '@jalon/parcours';
import { composerFait, ouvrirProjections, type LigneListe, type Projections } from '@jalon/projections';
import { Alea, ecrireEntrelacees, genererHistoires } from './generateur.js';

const JOUR = '2025-06-01';
/** Every condition: those that the référentiel says are rare in histories made by chance. */
const A_SUIVRE = Object.keys(lireReferentiel().conditions).map((condition) => ({ condition, libelle: condition }));
let projections: Projections;
let store: EventStore;
let histoires: Map<string, { etat: Etat }>;
let head: number;

beforeAll(async () => {
  const alea = new Alea(101);
  const generees = genererHistoires(alea, 120, 40);
  histoires = generees;
  store = openMemoryStore();
  projections = ouvrirProjections({
    fichier: ':memory:',
    store,
    lireFait: (e) => composerFait(e),
    delaisReponse: [{ effet: '2000-01-01', rappels: [10], sansReponse: 31 }],
    signaux: A_SUIVRE,
  });
  head = await ecrireEntrelacees(store, new Map([...generees].map(([id, h]) => [id, h.faits])), alea);
  expect(await projections.quandTraite(head, 10_000)).toBe(true);
});
afterAll(async () => {
  await projections.fermer();
});

/** Every page, one after the other. */
function toutes(
  demande: Omit<Parameters<Projections['liste']['lister']>[0], 'page' | 'taille' | 'jour'>,
): LigneListe[] {
  const lignes: LigneListe[] = [];
  for (let page = 1; ; page++) {
    const p = projections.liste.lister({ ...demande, jour: JOUR, page, taille: 17 });
    lignes.push(...p.lignes);
    if (p.lignes.length === 0) {
      expect(p.total).toBe(lignes.length);
      return lignes;
    }
  }
}
/** What one reader finds, on the pages of any request. */
function toutesPour(acteur: Acteur): { id: string }[] {
  const demande = { jour: JOUR, taille: 200 };
  const { lignes, total } = projections.liste.listerPour(perimetreDeListe(acteur), demande);
  expect(total).toBe(lignes.length);
  return lignes.map((l) => ({ id: l.id as string }));
}
const dossiers = () => [...histoires].map(([id, { etat }]) => ({ id, etat, d: etat.dossier }));
const ids = (lignes: readonly { id: string }[]): string[] => lignes.map((l) => l.id).sort();

describe('lister les parcours', () => {
  it('donne toutes les lignes, une fois chacune, page après page, avec la position qu’elles reflètent', () => {
    const lignes = toutes({});
    expect(ids(lignes)).toEqual([...histoires.keys()].sort());
    expect(projections.liste.lister({ jour: JOUR })).toMatchObject({ position: head, page: 1, taille: 25, total: 120 });
  });

  it.each(['A_VENIR', 'VALIDE', 'SUSPENDU', 'EXPIRE', 'CLOS', 'ANNULE'] as const)(
    'filtre l’état %s comme le domaine',
    (etat) => {
      const attendus = dossiers().filter(({ d }) => etatPass(d, JOUR) === etat);
      expect(ids(toutes({ etat }))).toEqual(ids(attendus));
    },
  );

  it('trie par jours restants, dans les deux sens', () => {
    const attendus = dossiers()
      .map(({ d }) => joursRestants(d, JOUR))
      .sort((a, b) => a - b);
    expect(toutes({ tri: 'joursRestants' }).map((l) => l.joursRestants)).toEqual(attendus);
    expect(toutes({ tri: '-joursRestants' }).map((l) => l.joursRestants)).toEqual(attendus.toReversed());
  });

  it('cherche les débuts de mots, sans accents ni casse, dans n’importe quel ordre', () => {
    const de = (nom: string, prenom?: string) =>
      ids(
        dossiers().filter(({ d }) => d.personne?.nom === nom && (prenom === undefined || d.personne.prenom === prenom)),
      );
    expect(ids(toutes({ recherche: 'etie' }))).toEqual(de('Étienne'));
    expect(ids(toutes({ recherche: 'NGUY' }))).toEqual(de('Nguyễn'));
    expect(ids(toutes({ recherche: 'awa dur' }))).toEqual(de('Durand', 'Awa'));
    expect(ids(toutes({ recherche: 'goff' }))).toEqual(de('Le Goff'));
    expect(de('Étienne').length).toBeGreaterThan(2);
    expect(toutes({ recherche: 'xyz' })).toEqual([]);
  });

  it('trouve un PASS par son numéro, avec ou sans espaces, ou par son début', () => {
    const { id, d } = dossiers().find((x) => x.d.pass) as ReturnType<typeof dossiers>[number];
    const numero = d.pass?.numero as string;
    expect(ids(toutes({ recherche: numero }))).toContain(id);
    expect(ids(toutes({ recherche: `${numero.slice(0, 5)} ${numero.slice(5, 7)} ${numero.slice(7)}` }))).toEqual(
      ids(toutes({ recherche: numero })),
    );
    expect(ids(toutes({ recherche: '99999' }))).toEqual(ids(dossiers().filter((x) => x.d.pass)));
  });

  it('ignore une recherche d’un seul caractère', () => expect(toutes({ recherche: ' d ' })).toHaveLength(120));

  it('ne traite jamais ce qui est cherché comme du SQL', () => {
    expect(toutes({ recherche: "durand' OR 1=1 --" })).toEqual([]);
    expect(toutes({ siae: "x' OR '1'='1" })).toEqual([]);
  });

  it('restreint à une organisation, une structure, un département, une demande en attente, un contrat qui court', () => {
    for (const l of toutes({ siae: 'ai-rennes' })) expect(l).toMatchObject({ siae: 'ai-rennes' });
    expect(toutes({ siae: 'ai-rennes' }).length).toBeGreaterThan(0);
    expect(ids(toutes({ departement: '35' }))).toEqual(ids(toutes({}).filter((l) => l.departement === '35')));
    const prescrits = dossiers().filter(({ d }) =>
      [...d.demandes, ...d.passAnterieurs.flatMap((p) => p.demandes)].some((x) => x.prescripteur === 'ml-rennes'),
    );
    expect(ids(toutes({ organisation: 'ml-rennes' }))).toEqual(ids(prescrits));
    expect(ids(toutes({ enAttente: true }))).toEqual(
      ids(dossiers().filter(({ d }) => d.demandes.some((x) => x.etat === 'en_attente'))),
    );
    expect(toutes({ enAttente: true }).length).toBeGreaterThan(0);
    const employes = toutes({}).filter(
      ({ contrat, sortieLe, etape }) =>
        contrat !== null && (contrat.fin === null || contrat.fin >= JOUR) && sortieLe === null && etape !== 'clos',
    );
    expect(ids(toutes({ contratEnCours: true }))).toEqual(ids(employes));
    expect(employes.length).toBeGreaterThan(0);
  });

  it('restreint aux échéances qui tombent avant un jour, et montre la prochaine', () => {
    const avant = ajouterJours(JOUR, 60);
    const filtrees = toutes({ echeanceAvant: avant });
    expect(filtrees.length).toBeGreaterThan(0);
    for (const l of filtrees) expect(l.prochaineEcheance?.le).toEqual(expect.stringMatching(/^2025-0[6-7]-/));
    expect(ids(filtrees)).toEqual(
      ids(toutes({}).filter((l) => l.prochaineEcheance !== null && l.prochaineEcheance.le <= avant)),
    );
  });
});

const siae = (id: string): Acteur => ({ role: 'siae', organisation: { id } });
const lecteurs: Acteur[] = [
  siae('ai-rennes'),
  siae('aci-brest'),
  siae('ei-nantes'),
  siae('inconnue'),
  { role: 'prescripteur', organisation: { id: 'ml-rennes', habilitee: true } },
  { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } },
  { role: 'prefet', organisation: { id: 'prefet-29', departement: '29' } },
  { role: 'ddets', organisation: { id: 'ddets-sans-departement' } },
];

describe('ce que chacun trouve dans la liste', () => {
  const droit = lireReferentiel().auJour(JOUR);
  it.each(lecteurs)('est ce qu’il peut lire, ni plus ni moins : %j', (lecteur) => {
    const lisibles = dossiers().filter(({ d }) => niveauDe(droit, d, lecteur) !== null);
    expect(ids(toutesPour(lecteur))).toEqual(ids(lisibles));
  });
  it('n’est ni vide ni tout, pour qui a des liens', () => {
    for (const lecteur of lecteurs.slice(0, 2)) {
      const n = toutesPour(lecteur).length;
      expect([n > 0, n < histoires.size]).toEqual([true, true]);
    }
  });
  it('ne compte parmi les échéances que celles de ces parcours', () => {
    for (const acteur of lecteurs) {
      const vus = new Set(toutesPour(acteur).map((l) => l.id));
      const page = projections.echeances.listerPour(perimetreDeListe(acteur), { jusquAu: '2030-01-01', taille: 500 });
      expect(page.lignes.filter((l) => !vus.has(l.parcours as string))).toEqual([]);
      expect(page.total).toBe(page.lignes.length);
    }
  });
});

describe('ce que trouve qui succède à une autre', () => {
  it('est ce que chacune trouvait, une fois chaque, dans quelque ordre que ce soit', () => {
    const [ancienne, neuve] = [siae('ai-rennes'), siae('aci-brest')];
    const perimetre = perimetreDeListe(neuve, ['ai-rennes']);
    const attendus = [...new Set(ids([...toutesPour(ancienne), ...toutesPour(neuve)]))].sort();
    expect(attendus.length).toBeGreaterThan(toutesPour(neuve).length);
    for (const tri of ['nom', 'fin', '-ouvertLe'] as const) {
      const { lignes, total } = projections.liste.listerPour(perimetre, { jour: JOUR, taille: 200, tri });
      expect([tri, total, lignes.map((l) => String(l.id)).sort()]).toEqual([tri, attendus.length, attendus]);
    }
    const page = projections.echeances.listerPour(perimetre, { jusquAu: '2030-01-01', taille: 500 });
    expect(page.lignes.filter((l) => !attendus.includes(String(l.parcours)))).toEqual([]);
    expect(page.total).toBeGreaterThan(0);
  });
});

describe('lister ce qui est à suivre', () => {
  const tous = { ...lireReferentiel().auJour(JOUR), signal: (condition: string) => condition };
  /** As the view of each says. */
  const dites = () =>
    dossiers().flatMap(({ id, etat }) => vue(etat, JOUR, tous).signaux.map((s) => `${id} ${s.fait} ${s.condition}`));
  it('donne ce que disent les faits qui tiennent, ni plus ni moins', () => {
    const { lignes, total } = projections.anomalies.lister({ taille: 500 });
    const premieres = lignes.map((l) => `${l.parcours} ${l.fait} ${l.condition}`);
    expect(total).toBeGreaterThan(20);
    expect(total).toBe(dites().length);
    expect(premieres.filter((l) => !dites().includes(l))).toEqual([]);
    expect(lignes.map((l) => l.le)).toEqual(
      lignes
        .map((l) => l.le)
        .toSorted()
        .toReversed(),
    );
  });
  it('n’est que dans les parcours que l’État lit, et pour lui seul', () => {
    for (const acteur of lecteurs) {
      const page = projections.anomalies.listerPour(perimetreDeListe(acteur), { taille: 500 });
      const lisibles = new Set(
        'departement' in perimetreDeListe(acteur).lecteur ? toutesPour(acteur).map((l) => l.id) : [],
      );
      const attendues = dites().filter((l) => lisibles.has(l.split(' ')[0] ?? ''));
      expect([acteur.organisation.id, page.total]).toEqual([acteur.organisation.id, attendues.length]);
    }
  });
});

describe('lister les échéances', () => {
  it('les donne par jour, avec la personne, et restreintes comme la liste', () => {
    const { lignes, total, position } = projections.echeances.lister({ du: JOUR, jusquAu: '2026-06-01', taille: 500 });
    expect(position).toBe(head);
    expect(total).toBe(lignes.length);
    expect(lignes.map((l) => l.le)).toEqual(lignes.map((l) => l.le).sort());
    for (const l of lignes) expect(l.nom).toBe(histoires.get(l.parcours)?.etat.dossier.personne?.nom);
    const fins = projections.echeances.lister({ jusquAu: '2030-01-01', genres: ['fin_pass'], taille: 500 });
    expect(new Set(fins.lignes.map((l) => l.genre))).toEqual(new Set(['fin_pass']));
    const rennes = projections.echeances.lister({ jusquAu: '2030-01-01', organisation: 'ml-rennes', taille: 500 });
    const vus = new Set(toutes({ organisation: 'ml-rennes' }).map((l) => l.id));
    expect(rennes.lignes.filter((l) => !vus.has(l.parcours))).toEqual([]);
    expect(rennes.total).toBeLessThan(projections.echeances.lister({ jusquAu: '2030-01-01' }).total);
  });

  it('nomment à l’échéancier chaque parcours où le domaine a quelque chose à constater', () => {
    const aTraiter = projections.echeances.aTraiter(JOUR);
    const nommes = new Set(aTraiter.map((a) => a.parcours));
    expect(nommes.size).toBe(aTraiter.length);
    expect(aTraiter.map((a) => a.le)).toEqual(aTraiter.map((a) => a.le).sort());
    // a PASS whose end is past while the chart still says it runs
    const depasses = dossiers().filter(
      ({ d, etat }) =>
        d.pass &&
        !d.pass.annule &&
        etat.etape.startsWith('actif') &&
        !etat.etape.includes('pass.expire') &&
        d.pass.fin < JOUR,
    );
    expect(depasses.length).toBeGreaterThan(0);
    expect(depasses.filter(({ id }) => !nommes.has(id))).toEqual([]);
    expect(projections.echeances.aTraiter(JOUR, 3)).toEqual(aTraiter.slice(0, 3));
  });
});
