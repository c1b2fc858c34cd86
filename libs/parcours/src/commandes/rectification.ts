/** Compensating facts: an earlier fact is named, never edited. */
import {
  ajouterJours,
  comptageDit,
  comptageSortie,
  criteresDeNiveau,
  expirationDuDiagnostic,
  rectification,
  type Jour,
  type SituationRectification,
} from '@jalon/droit';
import type { Organisation } from '../acteur.js';
import { separer } from '../correction.js';
import type { Dossier, FaitConsigne } from '../dossier/dossier.js';
import { defautsDuRemplacement, rectifiableDe, sansRetourDe } from '../dossier/remplacement.js';
import { situationIdentite, voisinage } from '../dossier/identite.js';
import { passDuParcours } from '../dossier/situation-pass.js';
import { situationSortie } from '../dossier/sortie.js';
import type { DonneesFait, FaitPropose, TypeFait } from '../faits/index.js';
import { nomDuFait } from '../phrases.js';
import { situerAu, nommee, type Contexte } from '../contexte.js';
import { retell } from '../fold.js';
import { definirCommande } from './definir.js';
import { rejuger } from './rejuger.js';
import { ESSAI, essayer, juges, suitesDe, type Essai } from './suites.js';

export interface RectifierFait {
  /** Revision of the fact inside this parcours (the application turns its place into it). */
  fait: number;
  raison: string;
  /** Fields to replace; absent: the effect is withdrawn. */
  remplacement?: DonneesFait<'FaitRectifie'>['remplacement'];
}

const suspension = (d: Dossier, fait: number) => d.suspensions.find((s) => s.revision === fait && s.etat !== 'retiree');
const prolongation = (d: Dossier, fait: number) => d.prolongations.find((p) => p.revision === fait && !p.retiree);

/** What may be done with the fact, here and now. */
function permis(
  d: Dossier,
  revision: number,
  { type, data, sansAppui }: FaitConsigne,
): SituationRectification['permis'] {
  const rectifiable = rectifiableDe(type);
  // a request is put right as long as it waits (D31), a lifting follows the hire that gave rise to it
  const decidee = type === 'ProlongationDemandee' && !enAttente(d, revision);
  const suit = 'parEmbauche' in data && data.parEmbauche !== undefined;
  // a closing is taken back as long as nothing has begun again since
  const recommence = type === 'ParcoursClos' && (d.cloture === null || !passDuParcours(d));
  if (sansAppui || decidee || suit || recommence || obstacle(d, revision) !== null)
    return { retirer: false, remplacer: false };
  return { retirer: rectifiable?.retirer === true, remplacer: rectifiable?.remplacer !== undefined };
}
const DELIVRANCES: ReadonlySet<string> = new Set<TypeFait>(['PassDelivre', 'PassRepris']);
/** A cancelled hire comes back with the PASS that went with it, as long as no other PASS took its place. */
function obstacle({ faits }: Dossier, revision: number): string | null {
  if (faits[revision]?.type !== 'EmbaucheAnnulee') return null;
  const emporte = faits.findIndex((f, r) => r > revision && !f.retire && f.type === 'PassAnnule');
  const remplace = emporte >= 0 && faits.some((f, r) => r > emporte && !f.retire && DELIVRANCES.has(f.type));
  return remplace
    ? 'un autre PASS a pris la place du sien : il faut d’abord annuler l’embauche qui l’a fait naître (D25)'
    : null;
}
const enAttente = (d: Dossier, revision: number): boolean =>
  d.demandes.some((x) => x.revision === revision && x.etat === 'en_attente');
/** Facts that moved the PASS are withdrawn by a fact of their own while it is the PASS of the parcours. */
const surPass = (d: Dossier): boolean => passDuParcours(d) && d.cloture === null;

/** The compensating fact; nothing is edited. */
function rectifier(data: RectifierFait, d: Dossier, contexte: Contexte): FaitPropose[] {
  const { fait, raison, remplacement } = data;
  const s = suspension(d, fait);
  const p = prolongation(d, fait);
  const type = d.faits[fait]?.type ?? '';
  const retrait = (id: string, jours: number) => ({
    id,
    raison,
    fait,
    // never -0, which no store keeps
    jours: 0 - jours,
    passFin: ajouterJours(d.pass?.fin ?? '', -jours),
    verdict: ESSAI,
  });
  const retire = remplacement === undefined && surPass(d);
  if (retire && type === 'SuspensionDeclaree' && s)
    return [{ type: 'SuspensionRetiree', data: retrait(s.id, s.jours) }];
  if (retire && p && (type === 'ProlongationDeclaree' || type === 'ProlongationAccordee'))
    return [{ type: 'ProlongationRetiree', data: retrait(p.id, p.jours) }];
  const tenue = d.sorties.some((x) => x.revision === fait);
  if (retire && type === 'SortieEnregistree' && tenue)
    return [{ type: 'SortieRetiree', data: { raison, fait, verdict: ESSAI } }];
  return [
    {
      type: 'FaitRectifie',
      data: {
        fait,
        typeRectifie: type,
        raison,
        ...(remplacement
          ? separer(type as TypeFait, { ...remplacement, ...calcules(d, fait, remplacement, contexte) })
          : {}),
        verdict: ESSAI,
      },
    },
  ];
}

/** What its criteria and its day make of a diagnosis, by the law of that day: levels, and until when it is valid. */
function calculesDuDiagnostic(d: Dossier, revision: number, champs: Champs, contexte: Contexte): Champs {
  const etabli = d.diagnostics.find((x) => x.revision === revision);
  if (!etabli) return {};
  const { droit } = situerAu(contexte, jourDit(champs) ?? etabli.le);
  const criteres = Array.isArray(champs['criteres']) ? champs['criteres'].map(String) : null;
  const expireLe = expirationDuDiagnostic(droit, etabli.par.role === 'prescripteur' ? 'prescripteur' : 'siae');
  return {
    ...(criteres
      ? { niveau1: criteresDeNiveau(droit, criteres, 1), niveau2: criteresDeNiveau(droit, criteres, 2) }
      : {}),
    ...(jourDit(champs) === null || expireLe === null ? {} : { expireLe }),
  };
}
const jourDit = ({ le }: Champs): Jour | null => (typeof le === 'string' ? le : null);
/** A diagnosis was made when it was told, or before. */
const diagnosticAVenir = ({ type, le }: FaitConsigne, champs: Champs): string[] =>
  type === 'DiagnosticEtabli' && (jourDit(champs) ?? le) > le
    ? ['le : au plus tard le jour où le diagnostic a été enregistré']
    : [];

type Champs = NonNullable<RectifierFait['remplacement']>;
/** What follows from what is told instead, by the law of the day of the fact. */
function calcules(d: Dossier, revision: number, champs: Champs, contexte: Contexte): Champs {
  const fait = d.faits[revision];
  if (!fait) return {};
  if (fait.type === 'DiagnosticEtabli') return calculesDuDiagnostic(d, revision, champs, contexte);
  const { droit } = situerAu(contexte, fait.le);
  if (fait.type !== 'SortieEnregistree') return {};
  const dite = { ...(fait.data as DonneesFait<'SortieEnregistree'>), ...champs } as {
    jour: Jour;
    le?: Jour;
    type: string;
    siae: Organisation;
  };
  const le = dite.le ?? dite.jour;
  const categorie = droit.lire(`sortie/types/${dite.type}`, le)?.valeurs.categorie;
  // D17, on what is known now of the year in which it falls
  const comptage = comptageDit(comptageSortie(droit, situationSortie(d, { ...dite, le }))?.constate);
  return {
    ...(categorie === undefined ? {} : { categorie }),
    ...(comptage === null ? {} : { comptage: { ...comptage } }),
  };
}

/** What is told otherwise, judged again: the fact itself, or the hire that its withdrawn cancellation gives back. Null: nothing. */
function redit(d: Dossier, { fait, remplacement }: RectifierFait): number | null {
  if (remplacement) return fait;
  const f = d.faits[fait];
  return f?.type === 'EmbaucheAnnulee'
    ? d.faits.findLastIndex((x, r) => r < fait && x.type === 'EmbaucheDeclaree' && x.ref === f.ref)
    : null;
}
/** The fact as it would be told, judged at its own day; null: permitted, or nothing tells what was asked. */
function irregulier(d: Dossier, apres: Essai, revision: number, contexte: Contexte): string[] | null {
  const { juger } = contexte;
  if (!juger) return null;
  const juge = ({ steps }: Pick<Essai, 'steps'>, c: Contexte) => {
    const step = steps[revision];
    return step ? rejuger(step, c, juger) : null;
  };
  const verdict = juge(apres, contexte);
  if (verdict?.issue !== 'defavorable') return null;
  // who holds the number now told says nothing of the one told before
  const { passDejaDetenu: _, ...sansLui } = contexte;
  const avant = juge(retell(d), sansLui);
  // what already failed before (an older law of the engine, a datum erased since) is not of this correction
  const deja = new Set(avant?.constats.filter((k) => !k.satisfaite).map((k) => k.condition));
  const neufs = verdict.constats.filter((k) => !k.satisfaite && !deja.has(k.condition));
  return neufs.length === 0 ? null : neufs.map((k) => `${k.condition} : ${k.attendu}`);
}

export const commandesRectification = {
  RectifierFait: definirCommande<RectifierFait, SituationRectification & { essai: Essai | null }>({
    faits: ['FaitRectifie', 'SuspensionRetiree', 'ProlongationRetiree', 'SortieRetiree'],
    qui: ['siae', 'prescripteur', 'orienteur', 'prefet', 'ddets'],
    regle: rectification,
    situation: (data, d, contexte) => {
      // a structure told instead of another
      const redite = data.remplacement?.['siae'];
      const { acteur } = contexte;
      const fait = d.faits[data.fait];
      const permise = fait ? permis(d, data.fait, fait) : { retirer: false, remplacer: false };
      const possible = fait && !fait.retire && (data.remplacement ? permise.remplacer : permise.retirer);
      const defauts =
        fait && data.remplacement
          ? [...defautsDuRemplacement(d, data.fait, data.remplacement), ...diagnosticAVenir(fait, data.remplacement)]
          : [];
      const essai = possible && defauts.length === 0 ? essayer(d, contexte, rectifier(data, d, contexte)) : null;
      const jugee = redit(d, data);
      const elle = fait?.type === 'ParcoursOuvert' && data.remplacement && defauts.length === 0 ? d.personne : null;
      return {
        fait: fait
          ? {
              nom: nomDuFait(fait.type),
              organisation: fait.par.organisation.id,
              retire: fait.retire,
              sansRetour: obstacle(d, data.fait) ?? sansRetourDe(fait.type)?.raison ?? null,
            }
          : null,
        auteur: acteur.organisation.id,
        permis: permise,
        remplacement: data.remplacement !== undefined,
        defauts,
        etat: acteur.role === 'ddets' || acteur.role === 'prefet',
        essai,
        irregulier: essai && jugee !== null ? (irregulier(d, essai, jugee, contexte) ?? []) : null,
        siaeNommee: typeof redite === 'string' ? nommee(redite, contexte) : null,
        suites: essai && suitesDe(d, essai, data.fait, contexte),
        identite: elle && situationIdentite({ ...elle, ...data.remplacement }, voisinage(d, contexte)),
      };
    },
    proposer: (_data, _d, _contexte, _, verdict, { essai }) => (essai ? juges(essai, verdict) : []),
  }),
};
