/**
 * A decision that rests on several dossiers, and what proves to the store that none of them moved in between: the tokens of the
 * person and of the PASS, read before the others are looked at (see `Reservations`), moved with the facts.
 */
import type { ReservationMove } from '@jalon/event-store';
import { identifiantsDe } from '@jalon/identite';
import { commandes, estOuvert, type Commande, type Etat, type Personne, type TypeFait } from '@jalon/parcours';
import type { Coeur, Instruction, InstructionTenue } from '../../moteur/genre.js';
import { instruire } from '../../moteur/instruire.js';
import type { Ordre } from '../../moteur/ordre.js';
import type { Ressources } from '../../moteur/ressources.js';
import { catalogueDEntrees } from '../../porte/catalogue.js';
import { organisationsDites } from '../../porte/nommees.js';
import { numeroDuPass } from '../../personnes/index-personnes.js';
import { gardePourUnAutre, passDuDossier, passTenuAilleurs } from './autres-pass.js';
import type { Circonstances, MotsParcours } from './coeur.js';
import { entourage, type Entourage, type Regarde } from './entourage.js';
import { dossierARapprocher, suivreDansLeDoublon } from './rapprocher.js';

/** Numbers brought from elsewhere at the very moment they were about to be given, before giving up. */
const NUMEROS_ESSAYES = 20;

/**
 * A hint, never a rule: commands that may write one of these read the token at once. Any other whose decision turns out to change
 * what the other dossiers are judged on reads it then, and is decided again.
 */
const FAITS_DU_PASS: ReadonlySet<string> = new Set<TypeFait>([
  'ParcoursOuvert',
  'PassDelivre',
  'PassRepris',
  'PassDecale',
  'PassAnnule',
  'SuspensionDeclaree',
  'SuspensionCorrigee',
  'SuspensionLevee',
  'ProlongationDeclaree',
  'ProlongationAccordee',
  'ParcoursClos',
]);
const toucheSansDoute = (type: string): boolean =>
  (commandes as Record<string, { faits: readonly string[] }>)[type]?.faits.some((f) => FAITS_DU_PASS.has(f)) === true;

/** What the other dossiers of the person are judged on: her PASS, and who she is. */
const vuDesAutres = (parcours: string, { dossier }: Etat): string =>
  JSON.stringify([passDuDossier(parcours, dossier), identifiantsDe(dossier.personne ?? {})]);

/** Fields of a replacement that may name an organisation. */
interface Redit {
  prescripteur?: unknown;
  siae?: unknown;
}
const DECISIONS_DE_PROLONGATION: readonly string[] = ['AccorderProlongation', 'RefuserProlongation'];
/**
 * Organisations that a command names, by the fields its door says, or that the request it decides is addressed to: the decision looks
 * them up in the directory.
 */
export function organisationsNommees(commande: Commande, { dossier }: Etat): string[] {
  const nommees = organisationsDites(catalogueDEntrees, commande);
  // what is told instead is looked up too
  const redit = commande.type === 'RectifierFait' ? (commande.data.remplacement as Redit | undefined) : undefined;
  for (const id of [redit?.prescripteur, redit?.siae]) if (typeof id === 'string') nommees.push(id);
  return DECISIONS_DE_PROLONGATION.includes(commande.type)
    ? [...nommees, ...dossier.demandes.flatMap((d) => d.prescripteur ?? [])]
    : nommees;
}

type OrdreVise = Pick<Ordre<MotsParcours>, 'commande' | 'demande'>;

/**
 * Who a command is about, once it is done: verdicts look across her parcours. Null: nobody, or erased. An identity that is only tried
 * is compared with nobody's: it would be a look-up that leaves no trace and that nothing bounds (D30).
 */
export function personneVisee({ commande, demande }: OrdreVise, { dossier }: Etat): Personne | null {
  if (demande.simuler) return dossier.personne;
  if (commande.type === 'OuvrirParcours') return commande.data.personne;
  const corrigee =
    commande.type === 'RectifierFait' && dossier.faits[commande.data.fait]?.type === 'ParcoursOuvert'
      ? commande.data.remplacement
      : null;
  return dossier.personne && { ...dossier.personne, ...corrigee };
}

/** Keys of her identifiers, as they are told and as they are corrected. */
export const clesVisees = (
  r: Ressources,
  ordre: OrdreVise,
  etat: Etat,
  aRapprocher?: Circonstances['aRapprocher'],
): readonly string[] => [
  ...new Set([
    ...r.personnes.clesDuDossier(etat.dossier),
    ...(aRapprocher ? r.personnes.clesDuDossier(aRapprocher.dossier) : []),
    ...r.personnes.clesDIdentite(personneVisee(ordre, etat)),
  ]),
];

/** Commands that say who the person is, or begin something that is hers. */
const JUGENT_L_IDENTITE: ReadonlySet<string> = new Set<Commande['type']>([
  'OuvrirParcours',
  'EtablirDiagnostic',
  'DeclarerEmbauche',
  'ReprendrePass',
  'RectifierFait',
]);
export const regarde = (
  r: Ressources,
  ordre: OrdreVise & Pick<Ordre<MotsParcours>, 'dossier'>,
  etat: Etat,
): Regarde => ({
  parcours: ordre.dossier,
  personne: personneVisee(ordre, etat),
  cles: clesVisees(r, ordre, etat),
  identite: JUGENT_L_IDENTITE.has(ordre.commande.type),
});

/** A number of PASS is taken only when the decision delivers one, and just before it is written: numbers follow without gap. */
export async function instruireASonTour(
  r: Ressources,
  coeur: Coeur<MotsParcours>,
  ordre: Ordre<MotsParcours>,
  etat: Etat,
): Promise<InstructionTenue<MotsParcours>> {
  const { simuler } = ordre.demande;
  const { dossier: parcours } = ordre;
  const aRapprocher = await dossierARapprocher(r, ordre);
  const depart = clesVisees(r, ordre, etat, aRapprocher);
  const droit = r.referentiels.auJour(ordre.jour);
  const reservations: ReservationMove[] = [];
  const tenir = async (nom: string): Promise<void> => {
    if (!simuler) reservations.push(await r.reservations.lire(nom, parcours));
  };
  /** Her tokens first, then her parcours: what is read of the others is what the moves will vouch for. */
  const tenirLaPersonne = async (): Promise<void> => {
    const { cles } = await r.personnes.personne(depart);
    for (const cle of cles) await tenir(r.reservations.nomDeLaPersonne(cle));
  };
  const autour = (): Promise<Entourage> => entourage(r, regarde(r, ordre, etat));
  const regard = await r.structures.regard(
    ordre.demande.acteur,
    ordre.jour,
    organisationsNommees(ordre.commande, etat),
  );
  const juger = (c: Partial<Circonstances>): Instruction<MotsParcours> =>
    instruire(coeur, etat, ordre.commande, { ...circonstances, ...c });

  const dAvance = toucheSansDoute(ordre.commande.type);
  if (dAvance) await tenirLaPersonne();
  const circonstances: Circonstances = {
    jour: ordre.jour,
    ...regard,
    ...(await autour()),
    ...(aRapprocher === undefined ? {} : { aRapprocher }),
    numeroPass: r.registre.provisoire(droit),
    ...(r.baseEffacement === undefined ? {} : { baseEffacement: r.baseEffacement }),
  };
  let instruction = juger({});
  const rienAEcrire = (): boolean => instruction.refus !== null || instruction.faits.length === 0;
  const touche = (): boolean =>
    !estOuvert(etat) || vuDesAutres(parcours, etat) !== vuDesAutres(parcours, instruction.etat);
  if (!dAvance && !simuler && !rienAEcrire() && touche()) {
    await tenirLaPersonne();
    Object.assign(circonstances, await autour());
    instruction = juger({});
  }
  if (rienAEcrire()) return { ...instruction, reservations: [] };

  const type = (fait: TypeFait): MotsParcours['fait'] | undefined => instruction.faits.find((f) => f.type === fait);
  // brought from elsewhere, or told instead of the one that was brought
  const numero = instruction.faits.find((f) => f.type !== 'PassDelivre' && numeroDuPass(f) !== null);
  const repris = numero && numeroDuPass(numero);
  if (repris) {
    await tenir(r.reservations.nomDuPass(repris));
    circonstances.passDejaDetenu =
      (await gardePourUnAutre(r, parcours, repris, droit)) || (await passTenuAilleurs(r, parcours, repris));
    instruction = juger({});
    if (instruction.refus === null && !simuler) {
      await r.registre.retenir(parcours, repris, droit, r.gardeHorloge.dater());
    }
  }
  if (type('PassDelivre') && !simuler) {
    circonstances.numeroPass = await numeroLibre(r, ordre, etat, tenir);
    instruction = juger({});
  }
  if (!simuler && instruction.refus === null) {
    // what else is of the person is decided after this: its tokens are held
    if (aRapprocher && reservations.length === 0) await tenirLaPersonne();
    await suivreDansLeDoublon(r, coeur, ordre, etat, instruction.faits);
  }
  return { ...instruction, reservations: rienAEcrire() || !(touche() || aRapprocher || repris) ? [] : reservations };
}

/** The next number of the registre that nobody brought from elsewhere: looked at again once nobody else can. */
async function numeroLibre(
  r: Ressources,
  { dossier: parcours, jour }: Ordre<MotsParcours>,
  { dossier }: Etat,
  tenir: (nom: string) => Promise<void>,
): Promise<string> {
  const droit = r.referentiels.auJour(jour);
  const tenu = (numero: string): Promise<boolean> => passTenuAilleurs(r, parcours, numero);
  for (let essai = 0; essai < NUMEROS_ESSAYES; essai++) {
    const numero = await r.registre.reserver(parcours, dossier, droit, r.gardeHorloge.dater(), tenu);
    await tenir(r.reservations.nomDuPass(numero));
    if (!(await tenu(numero))) return numero;
  }
  throw new Error('Registre des PASS : aucun numéro libre, trop sont repris en ce moment même.');
}
