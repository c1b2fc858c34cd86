/** A convention that stops before its term, for a time or for good, and a structure that closes. Sources: R. 5132-15, R. 5132-16; droit.md CNV-06; decision D43. */
import { ajouter, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, donneeManquante, sansBase, type Condition } from '../regle.js';
import { periodeCoherente } from './contrat-nomme.js';
import type { PeriodeAccordee } from './conventionnement.js';

/** From its first day on nobody is hired; `fin` null: until another convention, or for good. */
export interface Arret {
  quoi: 'suspension' | 'resiliation' | 'fermeture';
  debut: Jour;
  fin: Jour | null;
}
const DITS: Record<Arret['quoi'], string> = {
  suspension: 'convention suspendue',
  resiliation: 'convention résiliée',
  fermeture: 'structure fermée',
};
export const arretAu = (arrets: readonly Arret[], jour: Jour): Arret | null =>
  arrets.find((a) => a.debut <= jour && (a.fin === null || jour <= a.fin)) ?? null;
export const direArret = ({ quoi, debut, fin }: Arret): string =>
  fin === null
    ? `${DITS[quoi]} à compter du ${enFrancais(debut)}`
    : `${DITS[quoi]} du ${enFrancais(debut)} au ${enFrancais(fin)}`;

interface AvecConventions {
  conventions: readonly PeriodeAccordee[];
  arrets: readonly Arret[];
  /** First day of the stop. */
  le: Jour;
}
export interface SituationSuspensionConvention extends AvecConventions {
  fin: Jour | null;
}
export interface SituationResiliation extends AvecConventions {
  motif: string;
  /** Day on which the letter that asks for the observations was received; null: not told. */
  informeeLe: Jour | null;
}

const conventionEnCours: Condition<AvecConventions> = (droit, { conventions, arrets, le }) => {
  const convention = conventions.find((c) => c.debut <= le && le <= c.fin);
  const arret = arretAu(arrets, le);
  return constat(
    'convention_en_cours',
    convention !== undefined && arret?.quoi !== 'resiliation' && arret?.quoi !== 'fermeture',
    'une convention qui court ce jour-là',
    arret !== null && arret.quoi !== 'suspension'
      ? direArret(arret)
      : convention
        ? `convention du ${enFrancais(convention.debut)} au ${enFrancais(convention.fin)}`
        : 'aucune convention enregistrée ce jour-là',
    [droit.lire('conventionnement/resiliation')],
  );
};

export const conventionSuspension = definirRegle<SituationSuspensionConvention>(
  'convention_suspension',
  'Suspendre la convention d’une SIAE',
  [(_, { le, fin }) => periodeCoherente(le, fin, 'suspension'), conventionEnCours],
);

/** The préfet gives at least a month to answer, but to who declared what was false. */
const observations: Condition<SituationResiliation> = (droit, { motif, informeeLe, le }) => {
  const regle = droit.lire('conventionnement/resiliation');
  if (!regle) return sansBase('observations_recueillies', 'la résiliation d’une convention');
  const { delai, motifs } = regle.valeurs;
  if (!motifs.includes(motif)) return null;
  const attendu = `${dureeEnFrancais(delai)} au moins pour présenter des observations, depuis la lettre reçue`;
  if (informeeLe === null)
    return donneeManquante('observations_recueillies', attendu, 'le jour de réception de la lettre (informeeLe)', [
      regle,
    ]);
  const premier = ajouter(informeeLe, delai);
  return constat(
    'observations_recueillies',
    le >= premier,
    `${attendu} : à partir du ${enFrancais(premier)}`,
    `lettre reçue le ${enFrancais(informeeLe)}, résiliation le ${enFrancais(le)}`,
    [regle],
  );
};
export const conventionResiliation = definirRegle<SituationResiliation>(
  'convention_resiliation',
  'Résilier la convention d’une SIAE',
  [conventionEnCours, observations],
);

export const conventionReprise = definirRegle<{ arret: Arret | null; le: Jour }>(
  'convention_reprise',
  'Mettre fin à la suspension d’une convention',
  [
    (_, { arret, le }) =>
      constat(
        'convention_suspendue',
        arret !== null && arret.debut < le && (arret.fin === null || le <= arret.fin),
        'une reprise pendant la suspension de la convention',
        arret === null ? 'convention qui n’est pas suspendue' : direArret(arret),
        [],
      ),
  ],
);
/** A fact, not a permission: nothing refuses it but being told already. */
export const structureFermeture = definirRegle<{ arret: Arret | null }>(
  'structure_fermeture',
  'Constater la fermeture d’une structure',
  [
    (_, { arret }) =>
      constat(
        'structure_ouverte',
        arret === null,
        'une structure qui n’est pas déjà fermée',
        arret === null ? 'structure ouverte' : direArret(arret),
        [],
      ),
  ],
);
