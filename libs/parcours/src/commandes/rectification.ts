/** Compensating facts: an earlier fact is named, never edited. */
import { ajouterJours, rectification, type SituationRectification } from '@jalon/droit';
import { separer } from '../correction.js';
import type { Dossier } from '../dossier/dossier.js';
import { defautsDuRemplacement, sansRetourDe } from '../dossier/remplacement.js';
import { situationIdentite, voisinage } from '../dossier/identite.js';
import { passDuParcours } from '../dossier/situation-pass.js';
import type { DonneesFait, FaitPropose, TypeFait } from '../faits/index.js';
import { nomDuFait } from '../phrases.js';
import { nommee, type Contexte } from '../contexte.js';
import { retell } from '../fold.js';
import { calcules, diagnosticAVenir } from './calcules.js';
import { permis, placeDuPass } from './ce-qui-se-rectifie.js';
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
    joints: ['PassDecale', 'SuspensionLevee'],
    qui: ['siae', 'prescripteur', 'orienteur', 'prefet', 'ddets'],
    regle: rectification,
    situation: (data, d, contexte) => {
      // a structure told instead of another
      const redite = data.remplacement?.['siae'];
      const { acteur } = contexte;
      const fait = d.faits[data.fait];
      const place = placeDuPass(d, data.fait, contexte);
      const permise = fait ? permis(d, data.fait, fait, place) : { retirer: false, remplacer: false };
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
              sansRetour: sansRetourDe(fait.type)?.raison ?? null,
            }
          : null,
        placeDuPass: place,
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
