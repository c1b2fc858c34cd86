/** An act put right: an earlier one is named, never edited; what it makes of the acts since is told before it is confirmed (D27). */
import { defautsDuRemplacement, placeDe, type LigneCommande } from '@jalon/decider';
import { rectificationActe, schemaJour, type SituationActe, type Suites, type Verdict } from '@jalon/droit';
import { z } from 'zod';
import { definitionDe, ecrire, histoireStructure, redireStructure } from '../correction.js';
import type { DossierStructure } from '../dossier.js';
import { catalogueStructure, type FaitStructure, type TypeFaitStructure } from '../faits/index.js';
import { nomDeLActe } from '../phrases.js';
import { actes } from './actes.js';
import { definir, etat, type ContexteStructure, type UniversStructure } from './definir.js';
import { acteDepuis } from './depuis-fait.js';

export interface RectifierActe {
  /** Revision of the fact in the history of the organisation (the application turns its place into it). */
  fait: number;
  raison: string;
  /** Parts told instead; absent: the effect is withdrawn. */
  remplacement?: Record<string, unknown>;
}
/** Every act that may be put right, for who asks, describes or documents. */
export const rectificationsStructure = (): {
  type: TypeFaitStructure;
  nom: string;
  retirer: boolean;
  remplacer: z.ZodObject | null;
}[] =>
  (Object.keys(catalogueStructure) as TypeFaitStructure[]).flatMap((type) => {
    const { rectifiable: r } = definitionDe(type);
    return r ? [{ type, nom: nomDeLActe(type), retirer: r.retirer, remplacer: r.remplacer?.partial() ?? null }] : [];
  });

/** An act as it is told now, its verdict at its own day by the law of then, and whether it still has its place. */
interface Juge {
  sansAppui: boolean;
  manque: Verdict['constats'];
}
function rejuger(id: string, faits: readonly FaitStructure[], contexte: ContexteStructure): Map<number, Juge> {
  const juges = new Map<number, Juge>();
  // names were looked up then; a correction names nobody
  const { nommees: _, ...sansAnnuaire } = contexte;
  for (const { dit, sort, avant } of redireStructure(id, faits)) {
    const acte = sort === 'retire' ? null : acteDepuis(dit, id);
    if (!acte) continue;
    const ligne = actes[acte.type] as unknown as LigneCommande<UniversStructure, unknown, unknown>;
    const alors = { ...sansAnnuaire, jour: dit.le, acteur: dit.par, droit: contexte.droit.auJour(dit.le) };
    const { constats } = ligne.regle(alors.droit, ligne.situation(acte.data, avant, alors));
    juges.set(dit.revision, { sansAppui: sort === 'sans_appui', manque: constats.filter((k) => !k.satisfaite) });
  }
  return juges;
}

/** What its correction makes of an act, and of those since. */
function apres(
  d: DossierStructure,
  data: RectifierActe,
  contexte: ContexteStructure,
): { irregulier: string[]; suites: Suites } {
  const faits = histoireStructure(d);
  const correction = {
    ...acteRectifie(data, d),
    le: contexte.jour,
    par: contexte.acteur,
    revision: faits.length,
  } as FaitStructure;
  const [alors, ensuite] = [faits, [...faits, correction]].map((h) => rejuger(d.id, h, contexte)) as [
    Map<number, Juge>,
    Map<number, Juge>,
  ];
  const neufs = (revision: number, { manque }: Juge) => {
    const deja = new Set(alors.get(revision)?.manque.map((k) => k.condition));
    return manque.filter((k) => !deja.has(k.condition));
  };
  const [sansAppui, irreguliers]: [string[], string[]] = [[], []];
  for (const [revision, juge] of ensuite) {
    if (revision <= data.fait) continue;
    const nom = `${nomDeLActe(faits[revision]?.type ?? '')} (n° ${placeDe(revision)})`;
    if (juge.sansAppui && alors.get(revision)?.sansAppui !== true) sansAppui.push(nom);
    const manque = neufs(revision, juge).map((k) => k.condition);
    if (manque.length > 0) irreguliers.push(`${nom} : ${manque.map((c) => contexte.droit.condition(c)).join(', ')}`);
  }
  const lui = ensuite.get(data.fait);
  return {
    irregulier: lui ? neufs(data.fait, lui).map((k) => `${contexte.droit.condition(k.condition)} : ${k.attendu}`) : [],
    suites: { suspensions: [], debutDeplace: null, pass: null, horsPass: [], sansAppui, irreguliers },
  };
}

const acteRectifie = ({ fait, raison, remplacement }: RectifierActe, { faits }: DossierStructure) => ({
  type: 'ActeRectifie' as const,
  data: {
    fait,
    typeRectifie: faits[fait]?.type ?? '',
    raison,
    ...(remplacement === undefined ? {} : { remplacement: ecrire(remplacement) }),
  },
});

const attendu = (forme: z.core.$ZodType): string => {
  if (forme === schemaJour) return 'un jour existant';
  if (forme instanceof z.ZodNumber) return 'un nombre';
  if (forme instanceof z.ZodBoolean) return 'oui ou non';
  if (forme instanceof z.ZodArray) return 'une liste de textes';
  return forme instanceof z.ZodEnum ? forme.options.join(' ou ') : 'un texte';
};
/** As it is told now. */
const dit = (d: DossierStructure, revision: number): FaitStructure | undefined =>
  [...redireStructure(d.id, histoireStructure(d))].find((r) => r.fait.revision === revision)?.dit;

export const commandesRectification = {
  RectifierActe: definir<RectifierActe, SituationActe>({
    faits: ['ActeRectifie'],
    qui: [...etat, 'siae'],
    regle: rectificationActe,
    situation: (data, d, contexte) => {
      const fait = d.faits[data.fait];
      const { rectifiable, sansRetour } = fait ? definitionDe(fait.type) : {};
      const tient = fait !== undefined && !fait.retire && !fait.sansAppui;
      const permis = {
        retirer: tient && rectifiable?.retirer === true,
        remplacer: tient && rectifiable?.remplacer !== undefined,
      };
      const actuel = fait && data.remplacement ? dit(d, data.fait) : undefined;
      const defauts =
        actuel && data.remplacement
          ? defautsDuRemplacement(
              definitionDe(actuel.type),
              actuel.data as unknown as Record<string, unknown>,
              data.remplacement,
              [],
              attendu,
            )
          : [];
      const possible = (data.remplacement ? permis.remplacer : permis.retirer) && defauts.length === 0;
      const effet = possible ? apres(d, data, contexte) : null;
      return {
        fait: fait
          ? {
              nom: nomDeLActe(fait.type),
              organisation: fait.par.organisation.id,
              retire: fait.retire,
              sansRetour: sansRetour?.raison ?? null,
            }
          : null,
        auteur: contexte.acteur.organisation.id,
        etat: contexte.acteur.role !== 'siae',
        permis,
        remplacement: data.remplacement !== undefined,
        irregulier: effet && data.remplacement ? effet.irregulier : null,
        defauts,
        suites: effet?.suites ?? null,
      };
    },
    proposer: (data, d, _, __, verdict) => {
      const { type, data: dite } = acteRectifie(data, d);
      return [{ type, data: { ...dite, verdict } }];
    },
  }),
};
