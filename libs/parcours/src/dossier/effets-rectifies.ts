/**
 * What withdrawing or replacing a fact that does not move the PASS changes in the dossier, by type of fact. `null` replacement:
 * erased, the effect of the fact stays as it was.
 */
import { estJour } from '@jalon/droit';
import type {
  Accompagnement,
  Contrat,
  Dossier,
  Heures,
  HeuresReduites,
  Visite,
  Orientation,
  Personne,
  Situations,
} from './dossier.js';

type Remplacement = Readonly<Record<string, unknown>> | null | undefined;
type Effet = (d: Dossier, fait: number, remplacement: Remplacement) => Partial<Dossier>;

/** Items that carry the revision of their fact: withdrawn, or patched by `lire`. */
const parRevision = <T extends { revision: number }>(
  items: readonly T[],
  fait: number,
  r: Remplacement,
  lire: (r: Readonly<Record<string, unknown>>) => Partial<T>,
): T[] =>
  r === undefined
    ? items.filter((i) => i.revision !== fait)
    : items.map((i) => (i.revision === fait && r !== null ? { ...i, ...lire(r) } : i));

const jourDe = <C extends string>(r: Readonly<Record<string, unknown>>, champ: C): Partial<Record<C, string>> => {
  const valeur = r[champ];
  return (estJour(valeur) ? { [champ]: valeur } : {}) as Partial<Record<C, string>>;
};
const texteDe = <C extends string>(r: Readonly<Record<string, unknown>>, champ: C): Partial<Record<C, string>> =>
  (typeof r[champ] === 'string' ? { [champ]: r[champ] } : {}) as Partial<Record<C, string>>;

const contratNomme = (d: Dossier, fait: number, change: (c: Contrat) => Contrat): Partial<Dossier> => {
  const id = d.faits[fait]?.ref;
  return { contrats: d.contrats.map((c) => (c.id === id ? change(c) : c)) };
};
/** Declared again: a break or an end of contract entered by mistake. */
const rouvrir: Effet = (d, fait, r) =>
  r === undefined
    ? contratNomme(d, fait, (c) => ({ ...c, etat: 'declare', finEffective: null, motifRupture: null }))
    : contratNomme(d, fait, (c) => ({
        ...c,
        ...(estJour(r?.['le']) ? { finEffective: r['le'] } : {}),
        ...(typeof r?.['motif'] === 'string' ? { motifRupture: r['motif'] } : {}),
      }));

const minutes = (heures: unknown): number | undefined =>
  typeof heures === 'number' ? Math.round(heures * 60) : undefined;

const effets: Record<string, Effet> = {
  ParcoursOuvert: (d, _, r) => {
    if (!r || !d.personne) return {};
    const champs = ['nom', 'prenom', 'naissance', 'nir', 'identifiantFranceTravail', 'sexe', 'commune'] as const;
    const lus = Object.fromEntries(champs.filter((c) => typeof r[c] === 'string').map((c) => [c, r[c]]));
    return { personne: { ...d.personne, ...(lus as Partial<Personne>) } };
  },
  OrientationEnvoyee: (d, f, r) => ({
    orientations: parRevision<Orientation>(d.orientations, f, r, (x) => texteDe(x, 'siae')),
  }),
  HeuresDeclarees: (d, f, r) => ({
    heures: parRevision<Heures>(d.heures, f, r, (x) => {
      const m = minutes(x['heures']);
      return { ...texteDe(x, 'mois'), ...(m === undefined ? {} : { minutes: m }) };
    }),
  }),
  HeuresReduitesAutorisees: (d, f, r) => ({
    heuresReduites: parRevision<HeuresReduites>(d.heuresReduites, f, r, (x) => ({
      ...jourDe(x, 'debut'),
      ...jourDe(x, 'fin'),
    })),
  }),
  VisiteMedicaleEnregistree: (d, f, r) => ({
    visites: parRevision<Visite>(d.visites, f, r, (x) => jourDe(x, 'le')),
  }),
  AccompagnementEnregistre: (d, f, r) => ({
    accompagnements: parRevision<Accompagnement>(d.accompagnements, f, r, (x) => ({
      ...jourDe(x, 'debut'),
      ...texteDe(x, 'financement'),
      ...jourDe(x, 'fin'),
    })),
  }),
  SituationDeclaree: (d, f, r) => {
    const { rqth, formation, cdiInclusion, finDeDroits } = d.situations;
    const objet = (x: Readonly<Record<string, unknown>>, champ: string): Readonly<Record<string, unknown>> =>
      (typeof x[champ] === 'object' && x[champ] !== null ? x[champ] : {}) as Readonly<Record<string, unknown>>;
    const periode = (champ: string) => (x: Readonly<Record<string, unknown>>) => ({
      ...jourDe(objet(x, champ), 'du'),
      ...jourDe(objet(x, champ), 'au'),
    });
    return {
      situations: {
        rqth: parRevision(rqth, f, r, periode('rqth')),
        formation: parRevision<Situations['formation'][number]>(formation, f, r, (x) => ({
          ...periode('formation')(x),
          ...texteDe(objet(x, 'formation'), 'intitule'),
        })),
        cdiInclusion: parRevision<Situations['cdiInclusion'][number]>(cdiInclusion, f, r, (x) =>
          jourDe(objet(x, 'cdiInclusion'), 'du'),
        ),
        finDeDroits: parRevision<Situations['finDeDroits'][number]>(finDeDroits, f, r, (x) =>
          estJour(x['finDeDroits']) ? { le: x['finDeDroits'] } : {},
        ),
      },
    };
  },
  EmbaucheDeclaree: (d, f, r) =>
    contratNomme(d, f, (c) => {
      const m = minutes(r?.['heuresHebdo']);
      return {
        ...c,
        ...jourDe(r ?? {}, 'fin'),
        ...texteDe(r ?? {}, 'motifHeures'),
        ...(m === undefined ? {} : { minutesHebdo: m }),
      };
    }),
  MiseADispositionConclue: (d, f, r) => {
    const id = d.faits[f]?.ref;
    if (r === undefined) return { misesADisposition: d.misesADisposition.filter((m) => m.id !== id) };
    return {
      misesADisposition: d.misesADisposition.map((m) => (m.id === id ? { ...m, ...jourDe(r ?? {}, 'fin') } : m)),
    };
  },
  ContratSuspendu: (d, f, r) =>
    contratNomme(d, f, (c) => {
      const derniere = c.suspensions.at(-1);
      if (!derniere) return c;
      const avant = c.suspensions.slice(0, -1);
      if (r === undefined) return { ...c, etat: c.etat === 'suspendu' ? 'declare' : c.etat, suspensions: avant };
      return {
        ...c,
        suspensions: [...avant, { ...derniere, ...jourDe(r ?? {}, 'debut'), ...texteDe(r ?? {}, 'motif') }],
      };
    }),
  ContratRompu: rouvrir,
  // Told to the wrong one, or never received: withdrawn, then told again.
  DecisionNotifiee: (d, f, r) => ({ notifications: parRevision(d.notifications, f, r, () => ({})) }),
  ContratTermine: rouvrir,
};

/** Types of facts a `FaitRectifie` may name. */
export const rectifiables: readonly string[] = Object.keys(effets);
/** Of these, the ones that cannot be withdrawn, only replaced. */
export const remplacablesSeulement: readonly string[] = ['ParcoursOuvert', 'EmbaucheDeclaree'];

export const effetsRectifies = (d: Dossier, fait: number, type: string, remplacement: Remplacement): Partial<Dossier> =>
  effets[type]?.(d, fait, remplacement) ?? {};
