/**
 * What a fact tells of who is tied to its parcours, before anything is folded: keys of the index of links. A superset: the dossier, once
 * loaded, says which ones still hold.
 */
import { demandeQuiAttend, type Fait, type Organisation } from '@jalon/parcours';

/** An organisation that took part. */
export const cleOrganisation = (id: string): string => `o ${id}`;
/** A département in which an organisation of the parcours acts or hires. */
export const cleDepartement = (code: string): string => `d ${code}`;
/** A request that waits: for that prescripteur, or for anyone of the département. */
const DEMANDE = 'p';
export const cleDemande = (prescripteur: string | null): string =>
  prescripteur === null ? DEMANDE : `${DEMANDE} ${prescripteur}`;
/** That organisation looked the PASS up (D30). */
export const cleRecherche = (organisation: string): string => `r ${organisation}`;

/** Addressees of the requests that wait, null for « any »; undefined: none waits. */
export function demandeDe(liens: readonly string[]): { prescripteur: string | null } | undefined {
  const cle = liens.find((l) => l === DEMANDE) ?? liens.find((l) => l.startsWith(`${DEMANDE} `));
  return cle === undefined ? undefined : { prescripteur: cle === DEMANDE ? null : cle.slice(DEMANDE.length + 1) };
}

/** The SIAE that a fact makes an employer: who signs an exit or a support action is its author already. */
const employeurDe = ({ type, data }: Fait): Organisation[] =>
  type === 'EmbaucheDeclaree' || type === 'PassRepris' ? [data.siae] : [];
/** Structure to which the person is sent: an orientation put right names another one. */
function orienteeVers({ type, data }: Fait): string[] {
  if (type === 'OrientationEnvoyee') return [data.siae];
  const autre =
    type === 'FaitRectifie' && data.typeRectifie === 'OrientationEnvoyee'
      ? (data.clair ?? data.remplacement)?.['siae']
      : undefined;
  return typeof autre === 'string' ? [autre] : [];
}

/** Prescripteur to whom a waiting request is addressed instead (D31). */
const readressee = ({ type, data }: Fait): string | undefined => {
  const autre =
    type === 'FaitRectifie' && data.typeRectifie === 'ProlongationDemandee'
      ? (data.clair ?? data.remplacement)?.['prescripteur']
      : undefined;
  return typeof autre === 'string' ? autre : undefined;
};

export interface LiensDuFait {
  /** Keys to add. */
  cles: string[];
  /** No request waits any more: the keys of the former one go first. */
  sansDemande: boolean;
}
export function liensDuFait(fait: Fait): LiensDuFait {
  const { organisation } = fait.par;
  const acteur: Organisation[] = fait.par.role === 'systeme' ? [] : [organisation];
  const prescripteur = (fait.data as { prescripteur?: string }).prescripteur ?? readressee(fait);
  const attente = demandeQuiAttend(fait);
  return {
    cles: [
      ...[...acteur, ...employeurDe(fait)].flatMap((o) => [
        cleOrganisation(o.id),
        ...(o.departement === undefined ? [] : [cleDepartement(o.departement)]),
      ]),
      ...orienteeVers(fait).map(cleOrganisation),
      ...(prescripteur === undefined ? [] : [cleOrganisation(prescripteur)]),
      ...(attente ? [cleDemande(attente.prescripteur)] : []),
    ],
    sansDemande: attente !== undefined,
  };
}
/** A key of a request, whoever it waits for. */
export const estCleDemande = (cle: string): boolean => cle === DEMANDE || cle.startsWith(`${DEMANDE} `);
