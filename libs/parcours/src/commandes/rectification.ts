/** Compensating facts: an earlier fact is named, never edited. */
import { ajouterJours, rectification, type SituationRectification } from '@jalon/droit';
import { separer } from '../correction.js';
import type { Dossier } from '../dossier/dossier.js';
import { defautsDuRemplacement, rectifiableDe } from '../dossier/remplacement.js';
import { situationIdentite, voisinage } from '../dossier/identite.js';
import { passDuParcours } from '../dossier/situation-pass.js';
import type { DonneesFait, FaitPropose, TypeFait } from '../faits/index.js';
import { nomDuFait } from '../phrases.js';
import type { Contexte } from '../contexte.js';
import { definirCommande } from './definir.js';
import { consequences, essayer, suitesDe } from './suites.js';

export interface RectifierFait {
  /** Revision of the fact inside this parcours (the application turns its place into it). */
  fait: number;
  raison: string;
  /** Fields to replace; absent: the effect is withdrawn. */
  remplacement?: DonneesFait<'FaitRectifie'>['remplacement'];
}

const suspension = (d: Dossier, fait: number) => d.suspensions.find((s) => s.revision === fait && s.etat !== 'retiree');
const prolongation = (d: Dossier, fait: number) => d.prolongations.find((p) => p.revision === fait && !p.retiree);

/** What may be done with the fact, here and now: facts that moved the PASS are withdrawn while it is the PASS of the parcours. */
function permis(d: Dossier, fait: number, type: TypeFait): SituationRectification['permis'] {
  const vivant = passDuParcours(d);
  const surPass = vivant && d.cloture === null;
  if (type === 'SuspensionDeclaree') return { retirer: surPass && suspension(d, fait) !== undefined, remplacer: false };
  if (type === 'ProlongationDeclaree' || type === 'ProlongationAccordee')
    return { retirer: surPass && prolongation(d, fait) !== undefined, remplacer: false };
  if (type === 'SortieEnregistree')
    return { retirer: vivant && d.sorties.some((s) => s.revision === fait), remplacer: false };
  const rectifiable = rectifiableDe(type);
  return { retirer: rectifiable?.retirer === true, remplacer: rectifiable?.remplacer !== undefined };
}

type Verdict = DonneesFait<'FaitRectifie'>['verdict'];

/** The compensating fact; nothing is edited. */
function rectifier(data: RectifierFait, d: Dossier, verdict: Verdict): FaitPropose[] {
  const { fait, raison } = data;
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
    verdict,
  });
  if (type === 'SuspensionDeclaree' && s) return [{ type: 'SuspensionRetiree', data: retrait(s.id, s.jours) }];
  if (p && (type === 'ProlongationDeclaree' || type === 'ProlongationAccordee'))
    return [{ type: 'ProlongationRetiree', data: retrait(p.id, p.jours) }];
  if (type === 'SortieEnregistree') return [{ type: 'SortieRetiree', data: { raison, fait, verdict } }];
  return [
    {
      type: 'FaitRectifie',
      data: {
        fait,
        typeRectifie: type,
        raison,
        ...(data.remplacement ? separer(type as TypeFait, data.remplacement) : {}),
        verdict,
      },
    },
  ];
}

/** The dossier once it is put right, with what follows from it. */
function apresRectification(d: Dossier, contexte: Contexte, data: RectifierFait): Dossier {
  const essai = {} as Verdict;
  const faits = rectifier(data, d, essai);
  return essayer(d, contexte, [...faits, ...consequences(d, contexte, faits, essai)]).dossier;
}

export const commandesRectification = {
  RectifierFait: definirCommande<RectifierFait, SituationRectification>({
    faits: ['FaitRectifie', 'SuspensionRetiree', 'ProlongationRetiree', 'SortieRetiree'],
    qui: ['siae', 'prescripteur', 'orienteur', 'prefet', 'ddets'],
    regle: rectification,
    situation: (data, d, contexte) => {
      const { acteur } = contexte;
      const fait = d.faits[data.fait];
      const permise = fait ? permis(d, data.fait, fait.type) : { retirer: false, remplacer: false };
      const possible = fait && !fait.retire && (data.remplacement ? permise.remplacer : permise.retirer);
      const defauts = fait && data.remplacement ? defautsDuRemplacement(d, data.fait, data.remplacement) : [];
      const elle = fait?.type === 'ParcoursOuvert' && data.remplacement && defauts.length === 0 ? d.personne : null;
      return {
        fait: fait ? { nom: nomDuFait(fait.type), organisation: fait.par.organisation.id, retire: fait.retire } : null,
        auteur: acteur.organisation.id,
        permis: permise,
        remplacement: data.remplacement !== undefined,
        defauts,
        suites:
          defauts.length === 0 && possible ? suitesDe(d, apresRectification(d, contexte, data), contexte.jour) : null,
        identite: elle && situationIdentite({ ...elle, ...data.remplacement }, voisinage(d, contexte)),
      };
    },
    proposer: (data, d, contexte, _, verdict) => {
      const faits = rectifier(data, d, verdict);
      return [...faits, ...consequences(d, contexte, faits, verdict)];
    },
  }),
};
