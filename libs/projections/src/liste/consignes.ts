/** What each fact changes in a row of the list. A fact that is not here only moves the step and the last sentence. */
import type { Jour } from '@jalon/droit';
import type { Corrigeant, FaitDeType, Organisation, TypeFait } from '@jalon/parcours';
import type { FaitLu } from '../fait-lu.js';
import type { ContratSuivi, Ligne } from './ligne.js';

type Consigne<T extends TypeFait> = (ligne: Ligne, fait: FaitDeType<T>) => void;
type Consignes = { [T in TypeFait]?: Consigne<T> };

/** A new PASS: what suspended, prolonged or closed the one before no longer counts. */
function nouveauPass(l: Ligne, pass: { numero: string | null; debut: Jour; fin: Jour; siae: Organisation }): void {
  l.identite.changer({ numero: pass.numero });
  Object.assign(l, { debut: pass.debut, fin: pass.fin, passSiae: pass.siae });
  Object.assign(l, { annule: false, suspensions: [], demandeEnAttente: null, sortieLe: null, closLe: null });
}

function changer(l: Ligne, fait: { data: { contrat: string } }, change: Partial<ContratSuivi>): void {
  l.contrats = l.contrats.map((c) => (c.id === fait.data.contrat ? { ...c, ...change } : c));
}

const decidee = (l: Ligne, { data }: { data: { demande: string } }): void => {
  if (l.demandeEnAttente === data.demande) l.demandeEnAttente = null;
};

const consignes: Consignes = {
  ParcoursOuvert: (l, { data, le, par }) => {
    if (data.personne) l.identite.changer({ nom: data.personne.nom, prenom: data.personne.prenom });
    Object.assign(l, { ouvertLe: le, ouvertureDepartement: par.organisation.departement ?? null });
  },
  OrientationEnvoyee: (l, { data }) => {
    l.orientations = [...l.orientations, data.siae];
  },
  PassDelivre: (l, { data }) => nouveauPass(l, data),
  PassRepris: (l, { data, revision }) => {
    nouveauPass(l, data);
    l.suspensions = data.suspensions.map(({ debut, fin }, i) => ({ id: `S${revision}-${i + 1}`, debut, fin }));
    const e = data.embauche;
    if (e)
      l.contrats = [
        ...l.contrats,
        { id: e.contrat, siae: data.siae, debut: e.debut, fin: e.fin ?? null, etat: 'declare' },
      ];
  },
  PassDecale: (l, { data }) => {
    if (l.debut !== null) Object.assign(l, { debut: data.debut, fin: data.fin });
  },
  PassOfficielConstate: (l, { data }) => {
    if (l.debut !== null && data.faitFoi) l.debut = data.debut ?? l.debut;
  },
  EmbaucheDeclaree: (l, { data }) => {
    l.sortieLe = null;
    const { contrat: id, siae, debut, fin } = data;
    l.contrats = [...l.contrats, { id, siae, debut, fin: fin ?? null, etat: 'declare' }];
  },
  EmbaucheReportee: (l, f) => changer(l, f, { debut: f.data.debut }),
  EmbaucheAnnulee: (l, f) => changer(l, f, { etat: 'annule' }),
  ContratRenouvele: (l, f) => changer(l, f, { fin: f.data.fin }),
  ContratProlonge: (l, f) => changer(l, f, { fin: f.data.fin }),
  ContratSuspendu: (l, f) => changer(l, f, { etat: 'suspendu' }),
  ContratRepris: (l, f) => changer(l, f, { etat: 'declare' }),
  ContratRompu: (l, f) => changer(l, f, { etat: 'rompu' }),
  ContratTermine: (l, f) => changer(l, f, { etat: 'termine' }),
  SuspensionDeclaree: (l, { data: { id, debut, fin } }) => {
    l.suspensions = [...l.suspensions, { id, debut, fin }];
  },
  SuspensionCorrigee: (l, { data: { id, debut, fin } }) => {
    l.suspensions = l.suspensions.map((s) => (s.id === id ? { id, debut, fin } : s));
  },
  SuspensionLevee: (l, { data: { id, fin } }) => {
    l.suspensions = l.suspensions.map((s) => (s.id === id ? { ...s, fin } : s));
  },
  ProlongationDemandee: (l, { data }) => {
    l.demandeEnAttente = data.id;
  },
  ProlongationAccordee: decidee,
  ProlongationRefusee: decidee,
  ParcoursClos: (l, { le }) => {
    l.closLe = le;
  },
  DoublonClos: (l, { le }) => {
    l.closLe ??= le;
  },
  SortieEnregistree: (l, { data }) => {
    l.sortieLe = data.jour;
  },
};

/** What is left of what was undone: a cancelled PASS keeps its number, and takes the place of none that counts. */
export function tracer(l: Ligne, fait: FaitLu): void {
  if (fait.type !== 'PassDelivre' || (l.debut !== null && !l.annule)) return;
  nouveauPass(l, fait.data);
  l.annule = true;
}

/** Changes the row in place. */
export function consigner(ligne: Ligne, fait: FaitLu): void {
  (consignes[fait.type] as ((l: Ligne, f: FaitLu) => void) | undefined)?.(ligne, fait);
  // every fact that moves the end of the PASS says the new end
  const { passFin } = fait.data as { passFin?: Jour };
  if (passFin !== undefined && ligne.debut !== null) ligne.fin = passFin;
}

/** The SIAE that a fact makes an employer: who signs an exit or a support action is its author already. */
const employeurDe = ({ type, data }: FaitLu): Organisation[] =>
  type === 'EmbaucheDeclaree' || type === 'PassRepris' ? [data.siae] : [];

/** Organisations that a fact brings into the parcours: the links that open its reading, whoever reads (ACT-02). */
export function organisationsDe(fait: FaitLu): string[] {
  const auteurs = [
    ...(fait.par.role === 'systeme' ? [] : [fait.par.organisation.id]),
    ...employeurDe(fait).map((o) => o.id),
  ];
  // what was undone is still its author's to read, and addresses nobody any more
  if ((fait as Corrigeant<FaitLu>).trace !== undefined) return auteurs;
  const { prescripteur } = fait.data as { prescripteur?: string };
  return [
    ...auteurs,
    ...(fait.type === 'OrientationEnvoyee' ? [fait.data.siae] : []),
    ...(prescripteur === undefined ? [] : [prescripteur]),
  ];
}

/** Where the organisations that act in a fact are, or that it makes employers. */
export const departementsDe = (fait: FaitLu): string[] =>
  [fait.par.organisation, ...employeurDe(fait)].flatMap((o) => o.departement ?? []);

/** A SIAE's diagnosis is for its own eyes among SIAE (ELI-09): its sentence too. */
export const reserveA = ({ type, par }: FaitLu): string | null =>
  type === 'DiagnosticEtabli' && par.role === 'siae' ? par.organisation.id : null;
