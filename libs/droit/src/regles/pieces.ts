/**
 * Proofs of the criteria: certified, or papers young enough. Looked at when an employer makes the diagnosis, and again when its
 * hire delivers the PASS. Sources: R. 5132-1-7; droit.md ELI-08, ELI-09; plateforme.md ELI-03b, ELI-13.
 */
import { ajouter, dureeEnFrancais, enFrancais, type Jour } from '../jour.js';
import type { Droit, VersionLue } from '../referentiel.js';
import { constat, type Condition } from '../regle.js';
import type { Siae } from '../schemas/commun.js';
import type { Valeurs } from '../schemas/index.js';

export interface Certification {
  critere: string;
  du: Jour;
  /** Last day; absent: open. */
  au?: Jour | undefined;
}
export interface Piece {
  critere: string;
  du: Jour;
  /** Last day of validity written on the proof, when it has one. */
  au?: Jour | undefined;
}

const certifie = (droit: Droit, { critere, du, au }: Certification): boolean =>
  droit.lire(`eligibilite/criteres/${critere}`)?.valeurs.certifiable === true &&
  du <= droit.jour &&
  (au === undefined || droit.jour <= au);

/** Never an obstacle (ELI-13): says which criteria no longer need a paper. */
export const criteresCertifies: Condition<{ criteres: string[]; certifications: Certification[] | null }> = (
  droit,
  { criteres, certifications },
) => {
  const declares = (certifications ?? []).filter((c) => criteres.includes(c.critere));
  if (declares.length === 0) return null;
  const sans = declares.filter((c) => !certifie(droit, c)).map((c) => c.critere);
  return constat(
    'criteres_certifies',
    true,
    'des critères que le téléservice certifie ce jour',
    sans.length === 0
      ? `certifiés : ${declares.map((c) => c.critere).join(', ')}`
      : `à prouver par pièce : ${sans.join(', ')}`,
    declares.map((c) => droit.lire(`eligibilite/criteres/${c.critere}`)),
    { personnel: true, avertissement: sans.length > 0 },
  );
};

interface Examen {
  /** Proofs that count: what the téléservice certifies needs no paper, and a certification that does not hold changes nothing (ELI-13). */
  nombre: number;
  /** One sentence per proof that does not hold on that day. */
  perimees: string[];
  sources: (VersionLue<Valeurs<`eligibilite/criteres/${string}`>> | null)[];
}
/** The proofs as they stand on the day of `droit`. Null: none to look at. */
function examiner(droit: Droit, toutes: Piece[] | null, certifications: Certification[] | null): Examen | null {
  const certifies = new Set((certifications ?? []).filter((c) => certifie(droit, c)).map((c) => c.critere));
  const pieces = (toutes ?? []).filter((p) => !certifies.has(p.critere));
  if (pieces.length === 0) return null;
  const perimees: string[] = [];
  const sources = pieces.map(({ critere, du, au }) => {
    const version = droit.lire(`eligibilite/criteres/${critere}`);
    const age = version?.valeurs.piece_age_max;
    if (du > droit.jour) perimees.push(`${critere} : datée du ${enFrancais(du)}, à venir`);
    // ELI-08: a residence permit or an RQTH has no age, it must be valid that day; without a date on it, nothing to compare.
    else if (version?.valeurs.valable_ce_jour && au !== undefined && au < droit.jour)
      perimees.push(`${critere} : valable jusqu’au ${enFrancais(au)}`);
    else if (age && droit.jour >= ajouter(du, age))
      perimees.push(`${critere} : du ${enFrancais(du)}, doit avoir moins de ${dureeEnFrancais(age)}`);
    return version;
  });
  return { nombre: pieces.length, perimees, sources };
}
const trouve = ({ nombre, perimees }: Examen): string =>
  perimees.length > 0 ? perimees.join(' ; ') : nombre === 1 ? '1 pièce valide' : `${nombre} pièces valides`;

/** R. 5132-1-7 last al.: the arrêté says how old a proof may be; younger than that, counted to the day of the diagnosis. */
export const piecesValides: Condition<{
  auteur: { siae: Siae | null };
  pieces: Piece[] | null;
  certifications: Certification[] | null;
}> = (droit, { auteur, pieces, certifications }) => {
  const examen = auteur.siae === null ? null : examiner(droit, pieces, certifications);
  return (
    examen &&
    constat(
      'pieces_valides',
      examen.perimees.length === 0,
      'des pièces justificatives assez récentes à ce jour',
      trouve(examen),
      examen.sources,
      { personnel: true },
    )
  );
};

/** What a hire looks at of the diagnosis behind the PASS it delivers. */
export interface PreuvesDuDiagnostic {
  prescripteur: boolean;
  /** Null: none recorded, or erased. */
  pieces: Piece[] | null;
  certifications: Certification[] | null;
}
/** ELI-08, ELI-03b: the age is counted to the delivery of the PASS; only an employer's diagnosis rests on proofs. */
export const piecesALaDelivrance: Condition<{ pass: object | null; diagnostic: PreuvesDuDiagnostic | null }> = (
  droit,
  { pass, diagnostic },
) => {
  const regle = droit.lire('eligibilite/pieces-a-la-delivrance');
  if (!regle || pass !== null || diagnostic === null || diagnostic.prescripteur) return null;
  const examen = examiner(droit, diagnostic.pieces, diagnostic.certifications);
  if (examen === null) return null;
  const perimees = examen.perimees.length > 0;
  const signalees = perimees && regle.valeurs.perimees === 'signalees';
  return constat(
    'pieces_valides',
    !perimees || signalees,
    'des pièces justificatives assez récentes le jour où le PASS est délivré',
    `${trouve(examen)}${signalees ? ' : le contrôle a posteriori le relèvera' : ''}`,
    [regle, ...examen.sources],
    { personnel: true, avertissement: signalees },
  );
};
