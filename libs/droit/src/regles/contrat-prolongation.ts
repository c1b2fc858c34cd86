/** Prolonging a contract beyond its total length: who, why, how far (CTR-04, CTR-05). Not the prolongation of the PASS (D20, TRAP-01). */
import { ageAu, ajouterJours, dernierQuantieme, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import { constat, definirRegle, donneeManquante, sansBase, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { DecideurContrat } from '../schemas/contrat.js';
import { contratAvantTerme, contratConnu, termeRecule, type SituationContrat } from './contrat-nomme.js';

export interface SituationProlongationContrat extends SituationContrat {
  fin: Jour;
  motif: string;
  /** Kind of the employer. */
  siae: Siae | null;
  auteur: { prescripteurHabilite: boolean };
  /** The person was hired on the employer's own diagnosis. */
  recrutementDirect: boolean;
  naissance: Jour | null;
  rqth: { du: Jour; au: Jour | null }[];
  formations: { du: Jour; au: Jour }[];
}
type P = Condition<SituationProlongationContrat>;

/** First day of the prolongation: the day after the present term. */
const premierJour = (s: SituationProlongationContrat): Jour | null =>
  s.contrat?.fin ? ajouterJours(s.contrat.fin, 1) : null;

const motifOuvert: P = (droit, { motif }) => {
  const regle = droit.lire(`contrat/prolongation/${motif}`);
  return regle
    ? constat(
        'motif_ouvert',
        true,
        'un motif de prolongation du contrat',
        droit.libelle(`contrat/prolongation/${motif}`),
        [regle],
      )
    : sansBase('motif_ouvert', `le motif ${motif}`);
};

const motifReserve: P = (droit, { motif, siae, contrat }) => {
  const regle = droit.lire(`contrat/prolongation/${motif}`);
  if (!regle || !contrat) return null;
  const types = Object.keys(regle.valeurs.decideurs);
  return constat(
    'motif_reserve',
    siae !== null && types.includes(siae),
    `SIAE de type ${types.join(', ')}`,
    `SIAE de type ${siae ?? 'inconnu'}`,
    [regle],
  );
};

const prolongeable: P = (droit, { motif, contrat }) => {
  const regle = droit.lire(`contrat/prolongation/${motif}`);
  if (!regle || !contrat) return null;
  const { types } = regle.valeurs;
  return constat(
    'contrat_prolongeable',
    types.some((t) => t === contrat.type),
    types.map((t) => droit.libelle(`contrat/types/${t}`)).join(', '),
    droit.libelle(`contrat/types/${contrat.type}`),
    [regle],
  );
};

const decideurs: Record<DecideurContrat, string> = {
  prescripteur: 'un prescripteur habilité',
  siae: 'la SIAE qui emploie',
  siae_recrutement_direct: 'la SIAE qui a recruté directement',
};
const decideurPermis: P = (droit, s) => {
  const regle = droit.lire(`contrat/prolongation/${s.motif}`);
  const { siae, contrat } = s;
  if (!regle || !contrat || siae === null) return null;
  const permis = (regle.valeurs.decideurs as Partial<Record<Siae, DecideurContrat[]>>)[siae];
  if (!permis) return null;
  const peut: Record<DecideurContrat, boolean> = {
    prescripteur: s.auteur.prescripteurHabilite,
    siae: contrat.employeur,
    siae_recrutement_direct: contrat.employeur && s.recrutementDirect,
  };
  return constat(
    'prolongation_contrat_decideur',
    permis.some((d) => peut[d]),
    permis.map((d) => decideurs[d]).join(', ou '),
    s.auteur.prescripteurHabilite
      ? 'prescripteur habilité'
      : contrat.employeur
        ? `employeur, ${s.recrutementDirect ? 'recrutement direct' : 'personne prescrite'}`
        : 'ni prescripteur habilité, ni employeur',
    [regle],
  );
};

const parDecision: P = (droit, s) => {
  const regle = droit.lire(`contrat/prolongation/${s.motif}`);
  const max = regle?.valeurs.duree_max;
  if (!regle || !max || !s.contrat?.fin) return null;
  const limite = dernierQuantieme(ajouterJours(s.contrat.fin, 1), max);
  return constat(
    'duree_max_demande',
    s.fin <= limite,
    `${dureeEnFrancais(max)} au plus par décision : jusqu’au ${enFrancais(limite)}`,
    `terme au ${enFrancais(s.fin)}`,
    [regle],
  );
};

const auTotal: P = (droit, s) => {
  const regle = droit.lire(`contrat/prolongation/${s.motif}`);
  const max = regle?.valeurs.total_max;
  if (!regle || !max || !s.contrat) return null;
  const limite = dernierQuantieme(s.contrat.debut, max);
  return constat(
    'contrat_duree_totale_max',
    s.fin <= limite,
    `${dureeEnFrancais(max)} au plus au total : jusqu’au ${enFrancais(limite)}`,
    `terme au ${enFrancais(s.fin)}`,
    [regle],
  );
};

const age: P = (droit, s) => {
  const regle = droit.lire(`contrat/prolongation/${s.motif}`);
  const min = regle?.valeurs.age_min;
  const jour = premierJour(s);
  if (!regle || min === undefined || !jour) return null;
  const attendu = `${min} ans au moins le ${enFrancais(jour)}`;
  if (s.naissance === null) return donneeManquante('age_minimal', attendu, 'la date de naissance', [regle]);
  const ans = ageAu(s.naissance, jour);
  return constat('age_minimal', ans >= min, attendu, `${ans} ans`, [regle], { personnel: true });
};

const rqth: P = (droit, s) => {
  const regle = droit.lire(`contrat/prolongation/${s.motif}`);
  const jour = premierJour(s);
  if (!regle?.valeurs.rqth || !jour) return null;
  const attendu = `une RQTH valide le ${enFrancais(jour)}`;
  if (s.rqth.length === 0)
    return donneeManquante('rqth_valide', attendu, 'la reconnaissance de travailleur handicapé et ses dates', [regle]);
  const valide = s.rqth.some((p) => p.du <= jour && (p.au === null || jour <= p.au));
  return constat('rqth_valide', valide, attendu, valide ? 'valide' : 'pas valide ce jour-là', [regle], {
    personnel: true,
  });
};

const formation: P = (droit, s) => {
  const regle = droit.lire(`contrat/prolongation/${s.motif}`);
  if (!regle?.valeurs.formation || !s.contrat?.fin) return null;
  const terme = s.contrat.fin;
  const attendu = `une formation en cours le ${enFrancais(terme)}, qui ne finit pas avant le ${enFrancais(s.fin)}`;
  if (s.formations.length === 0)
    return donneeManquante('formation_en_cours', attendu, 'la formation et ses dates', [regle]);
  const convient = s.formations.some((f) => f.du <= terme && terme <= f.au && s.fin <= f.au);
  return constat(
    'formation_en_cours',
    convient,
    attendu,
    convient ? 'formation en cours' : 'aucune formation enregistrée ne convient',
    [regle],
    { personnel: true },
  );
};

/** L. 5132-5, -11-1, -15-1 al. 5 and 6 (CTR-04, CTR-05): beyond the total length of the CDDI. */
export const contratProlongation = definirRegle<SituationProlongationContrat>(
  'contrat.prolongation',
  'Prolonger un contrat au-delà de sa durée maximale',
  [
    contratConnu,
    motifOuvert,
    motifReserve,
    prolongeable,
    decideurPermis,
    contratAvantTerme,
    termeRecule,
    parDecision,
    auTotal,
    age,
    rqth,
    formation,
  ],
);
