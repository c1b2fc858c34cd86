/** What each fact changes in the deadlines of its parcours. */
import { ajouterJours, type Jour } from '@jalon/droit';
import type { Corrigeant, FaitDeType, Passe, TypeFait } from '@jalon/parcours';
import type { FaitLu } from '../fait-lu.js';
import type { Genre } from './genres.js';
import type { EcheancesDuParcours } from './ligne.js';

/** Days of the reminders and of the end of waiting for a request, from a given day on. Values of the law: they come from outside. */
export interface DelaisReponse {
  effet: Jour;
  /** Days after the request, one per reminder, in order. */
  rappels: readonly number[];
  sansReponse: number;
}

type Consigne<T extends TypeFait> = (
  e: EcheancesDuParcours,
  fait: FaitDeType<T>,
  delais: readonly DelaisReponse[],
) => void;
type Consignes = { [T in TypeFait]?: Consigne<T> };

const DU_PASS: readonly Genre[] = [
  'fin_pass',
  'retablissement',
  'debut_suspension',
  'fin_suspension',
  'rappel_prolongation',
  'sans_reponse',
];
const D_UNE_DEMANDE: readonly Genre[] = ['rappel_prolongation', 'sans_reponse'];
/** The scheduler records the end of something on the day after its last day. */
const lendemain = (fin: Jour): Jour => ajouterJours(fin, 1);

function nouveauPass(e: EcheancesDuParcours, fin: Jour, revision: number): void {
  e.oter(DU_PASS);
  e.changer((x) => x.genre === 'expiration_diagnostic' && x.faitePar === null, { faitePar: revision });
  e.poser({
    genre: 'fin_pass',
    ref: String(revision),
    le: fin,
    agirLe: lendemain(fin),
    detail: null,
    creePar: revision,
    faitePar: null,
  });
}

function suspension(e: EcheancesDuParcours, s: { id: string; fin: Jour; revision: number }): void {
  e.poser({
    genre: 'fin_suspension',
    ref: s.id,
    le: s.fin,
    agirLe: lendemain(s.fin),
    // why is under the key of the person: no row repeats it
    detail: null,
    creePar: s.revision,
    faitePar: null,
  });
}

function contrat(
  e: EcheancesDuParcours,
  c: { contrat: string; fin?: Jour | undefined },
  siae: string,
  revision: number,
): void {
  e.poser({
    genre: 'fin_contrat',
    ref: c.contrat,
    le: c.fin ?? null,
    agirLe: null,
    detail: siae,
    creePar: revision,
    faitePar: null,
  });
}

/** Its suspension, by id: ended, lifted or withdrawn, there is nothing left to wait for. */
const suspensionFinie = (
  e: EcheancesDuParcours,
  { data, revision }: { data: { id: string }; revision: number },
): void =>
  e.changer(
    (x) => (x.genre === 'fin_suspension' || x.genre === 'debut_suspension') && x.ref === data.id && x.faitePar === null,
    {
      faitePar: revision,
    },
  );
const demandeFinie = (e: EcheancesDuParcours): void => e.oter(D_UNE_DEMANDE);
const finContrat = (e: EcheancesDuParcours, { data }: { data: { contrat: string; fin: Jour } }): void =>
  e.changer((x) => x.genre === 'fin_contrat' && x.ref === data.contrat, { le: data.fin });
const contratFini = (
  e: EcheancesDuParcours,
  { data, revision }: { data: { contrat: string }; revision: number },
): void => e.changer((x) => x.genre === 'fin_contrat' && x.ref === data.contrat, { faitePar: revision });

function demander(
  e: EcheancesDuParcours,
  f: FaitDeType<'ProlongationDemandee'>,
  delais: readonly DelaisReponse[],
): void {
  const { id, prescripteur } = f.data;
  const applicables = delais.findLast((d) => d.effet <= f.le);
  if (!applicables) return;
  const du = (genre: Genre, ref: string, jours: number): void => {
    const le = ajouterJours(f.le, jours);
    e.poser({ genre, ref, le, agirLe: le, detail: prescripteur ?? null, creePar: f.revision, faitePar: null });
  };
  applicables.rappels.forEach((jours, i) => du('rappel_prolongation', `${id}#${i + 1}`, jours));
  du('sans_reponse', id, applicables.sansReponse);
}

const consignes: Consignes = {
  DiagnosticEtabli: (e, { data, par, revision }) =>
    e.poser({
      genre: 'expiration_diagnostic',
      ref: String(revision),
      le: data.expireLe,
      agirLe: null,
      // the SIAE that made it: it is for her alone among SIAE (ELI-09)
      detail: par.role === 'siae' ? par.organisation.id : null,
      creePar: revision,
      faitePar: null,
    }),
  PassDelivre: (e, { data, revision }) => nouveauPass(e, data.fin, revision),
  PassRepris: (e, { data, revision, le }) => {
    nouveauPass(e, data.fin, revision);
    data.suspensions.forEach((s, i) => {
      if (s.fin < le) return;
      const id = `S${revision}-${i + 1}`;
      suspension(e, { id, fin: s.fin, revision });
      e.poser({
        genre: 'debut_suspension',
        ref: id,
        le: s.debut,
        agirLe: s.debut,
        detail: null,
        creePar: revision,
        faitePar: null,
      });
    });
    if (data.embauche) contrat(e, data.embauche, data.siae.id, revision);
  },
  PassDecale: (e, { data }) => e.changer((x) => x.genre === 'fin_pass', { le: data.fin, agirLe: lendemain(data.fin) }),
  PassExpire: (e, { revision }) => e.changer((x) => x.genre === 'fin_pass', { faitePar: revision }),
  PassRetabli: (e) => {
    e.oter(['retablissement']);
    e.changer((x) => x.genre === 'fin_pass', { faitePar: null });
  },
  EmbaucheDeclaree: (e, { data, revision }) => contrat(e, data, data.siae.id, revision),
  EmbaucheAnnulee: contratFini,
  ContratRenouvele: finContrat,
  ContratProlonge: finContrat,
  ContratRompu: contratFini,
  ContratTermine: contratFini,
  SuspensionDeclaree: (e, { data, revision }) => suspension(e, { ...data, revision }),
  SuspensionCommencee: (e, { data, revision }) =>
    e.changer((x) => x.genre === 'debut_suspension' && x.ref === data.id, { faitePar: revision }),
  SuspensionCorrigee: (e, { data }) =>
    e.changer((x) => x.genre === 'fin_suspension' && x.ref === data.id, {
      le: data.fin,
      agirLe: lendemain(data.fin),
    }),
  SuspensionLevee: suspensionFinie,
  SuspensionTerminee: suspensionFinie,
  ProlongationDemandee: demander,
  ProlongationAccordee: demandeFinie,
  ProlongationRefusee: demandeFinie,
  RappelProlongationEchu: (e, { data, revision }) =>
    e.changer((x) => x.genre === 'rappel_prolongation' && x.ref === `${data.demande}#${data.rang}`, {
      faitePar: revision,
    }),
  DemandeSansReponse: (e, { data, revision }) =>
    e.changer((x) => x.genre === 'sans_reponse' && x.ref === data.demande, { faitePar: revision }),
  ParcoursClos: (e) => e.oter(DU_PASS),
  DoublonClos: (e) => {
    e.oter(DU_PASS);
    e.oter(D_UNE_DEMANDE);
  },
};

/** What went by unseen before that fact: nothing is waited for any more. */
function laisserPasser(e: EcheancesDuParcours, { suspensions, demandes }: Passe, revision: number): void {
  for (const id of suspensions) suspensionFinie(e, { data: { id }, revision });
  if (demandes.length > 0) demandeFinie(e);
}

/** False: no row can change because of this fact. */
export const concerne = (fait: FaitLu): boolean => fait.type in consignes || 'passFin' in fait.data;

export function consigner(e: EcheancesDuParcours, fait: FaitLu, delais: readonly DelaisReponse[]): void {
  const { trace, passe } = fait as Corrigeant<FaitLu>;
  if (trace !== undefined) return;
  if (passe) laisserPasser(e, passe, fait.revision);
  (consignes[fait.type] as ((e: EcheancesDuParcours, f: FaitLu, d: readonly DelaisReponse[]) => void) | undefined)?.(
    e,
    fait,
    delais,
  );
  const { passFin } = fait.data as { passFin?: Jour };
  if (passFin !== undefined) deplacer(e, fait, passFin);
}

/** Every fact that moves the end of the PASS says the new end; on an expired PASS the scheduler must see whether it runs again. */
function deplacer(e: EcheancesDuParcours, fait: FaitLu, fin: Jour): void {
  const pass = e.seule('fin_pass');
  if (!pass) return;
  e.changer((x) => x.genre === 'fin_pass', { le: fin, agirLe: lendemain(fin) });
  if (pass.faitePar !== null && fin >= fait.le)
    e.poser({
      genre: 'retablissement',
      ref: pass.ref,
      le: fait.le,
      agirLe: fait.le,
      detail: null,
      creePar: fait.revision,
      faitePar: null,
    });
}
