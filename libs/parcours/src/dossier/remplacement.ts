/** What may be replaced in each kind of fact, and of which form: nothing given is ever dropped in silence. */
import { estJour } from '@jalon/droit';
import type { Dossier } from './dossier.js';

type Forme = 'jour' | 'mois' | 'texte' | 'heures' | 'sexe';
type Champs = Readonly<Record<string, Forme | Readonly<Record<string, Forme>>>>;

const champsParFait: Readonly<Record<string, Champs>> = {
  ParcoursOuvert: {
    nom: 'texte',
    prenom: 'texte',
    naissance: 'jour',
    nir: 'texte',
    identifiantFranceTravail: 'texte',
    sexe: 'sexe',
    commune: 'texte',
  },
  OrientationEnvoyee: { siae: 'texte' },
  HeuresDeclarees: { mois: 'mois', heures: 'heures' },
  HeuresReduitesAutorisees: { debut: 'jour', fin: 'jour' },
  VisiteMedicaleEnregistree: { le: 'jour' },
  AccompagnementEnregistre: { debut: 'jour', fin: 'jour', resume: 'texte', financement: 'texte' },
  SituationDeclaree: {
    rqth: { du: 'jour', au: 'jour' },
    formation: { du: 'jour', au: 'jour', intitule: 'texte' },
    cdiInclusion: { du: 'jour' },
    finDeDroits: 'jour',
  },
  EmbaucheDeclaree: { fin: 'jour', heuresHebdo: 'heures', motifHeures: 'texte', poste: 'texte' },
  MiseADispositionConclue: {
    fin: 'jour',
    nomUtilisateur: 'texte',
    taches: 'texte',
    lieu: 'texte',
    remunerationReference: 'texte',
    epi: 'texte',
  },
  ContratSuspendu: { debut: 'jour', motif: 'texte' },
  ContratRompu: { le: 'jour', motif: 'texte' },
  ContratTermine: { le: 'jour' },
};

const attendus: Readonly<Record<Forme, [string, (v: unknown) => boolean]>> = {
  jour: ['un jour existant', estJour],
  mois: ['un mois AAAA-MM', (v) => typeof v === 'string' && /^\d{4}-\d{2}$/.test(v) && estJour(`${v}-01`)],
  texte: ['un texte', (v) => typeof v === 'string' && v.trim() !== ''],
  heures: ['un nombre d’heures', (v) => typeof v === 'number' && Number.isFinite(v) && v >= 0],
  sexe: ['F ou M', (v) => v === 'F' || v === 'M'],
};

/**
 * What is wrong in a replacement, one entry a field, without the values (they may be personal); empty: nothing.
 * The contract or placement the fact is about may be named again, unchanged.
 */
export function defautsDuRemplacement(
  d: Dossier,
  fait: number,
  type: string,
  remplacement: Readonly<Record<string, unknown>>,
): string[] {
  const memes = [d.faits[fait]?.ref, d.heures.find((h) => h.revision === fait)?.miseADisposition];
  const identite = (champ: string, v: unknown): boolean =>
    (champ === 'contrat' || champ === 'id' || champ === 'miseADisposition') && memes.includes(v as string);
  const defauts = defautsDe(champsParFait[type] ?? {}, remplacement, '', identite);
  return Object.keys(remplacement).length === 0 ? ['aucun champ à remplacer'] : defauts;
}

function defautsDe(
  champs: Champs,
  donnees: Readonly<Record<string, unknown>>,
  prefixe: string,
  identite: (champ: string, v: unknown) => boolean,
): string[] {
  return Object.entries(donnees).flatMap(([champ, v]) => {
    const forme = Object.hasOwn(champs, champ) ? champs[champ] : undefined;
    const nom = `${prefixe}${champ}`;
    if (forme === undefined) return identite(champ, v) ? [] : [`${nom} : ne se remplace pas`];
    if (typeof forme === 'string') return attendus[forme][1](v) ? [] : [`${nom} : ${attendus[forme][0]}`];
    return typeof v === 'object' && v !== null && !Array.isArray(v)
      ? defautsDe(forme, v as Record<string, unknown>, `${nom}.`, () => false)
      : [`${nom} : des champs`];
  });
}
