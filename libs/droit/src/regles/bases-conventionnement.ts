/** Favourable situations of the rules about an organisation (see `bases.ts`). */
import { ajouterJours, ajouterMois } from '../jour.js';
import { base, type Base } from './base.js';
import { rectificationActe } from './rectification.js';
import { succession, type SituationSuccession } from './succession.js';
import { convention, type SituationConvention } from './convention.js';
import {
  conventionReprise,
  conventionResiliation,
  conventionSuspension,
  structureFermeture,
  type SituationResiliation,
  type SituationSuspensionConvention,
} from './convention-arretee.js';
import {
  annexeFinanciere,
  autoPrescriptionRetablissement,
  autoPrescriptionRetrait,
  derogation480h,
  derogationHeures,
  habilitationLocale,
  permanence,
  structureEnregistrement,
  structureNote,
  type SituationAnnexe,
  type SituationDerogation,
  type SituationEnregistrement,
  type SituationPermanence,
} from './conventionnement.js';

export const basesConventionnement: readonly Base[] = [
  base<SituationEnregistrement>(structureEnregistrement, () => ({ type: 'AI', typeConnu: null, change: false })),
  base(structureNote, () => null),
  base<SituationConvention>(convention, (jour) => ({
    debut: jour,
    fin: ajouterMois(jour, 12),
    demandee: true,
    avis: 'FAVORABLE',
    siae: 'AI',
    autres: [],
  })),
  base<SituationSuspensionConvention>(conventionSuspension, (jour) => ({
    conventions: [{ debut: ajouterMois(jour, -6), fin: ajouterMois(jour, 12) }],
    arrets: [],
    le: jour,
    fin: ajouterMois(jour, 2),
  })),
  base<SituationResiliation>(conventionResiliation, (jour) => ({
    conventions: [{ debut: ajouterMois(jour, -6), fin: ajouterMois(jour, 12) }],
    arrets: [],
    le: jour,
    motif: 'NON_RESPECT',
    informeeLe: ajouterMois(jour, -2),
  })),
  base(conventionReprise, (jour) => ({
    arret: { quoi: 'suspension' as const, debut: ajouterMois(jour, -1), fin: null },
    le: jour,
  })),
  base<SituationSuccession>(succession, (jour) => ({
    siaeNommee: { connue: true, siae: 'EI', prescripteur: false, fermeeLe: null },
    de: 'ei-ancienne',
    a: 'ei-neuve',
    le: jour,
    fondement: 'TRANSFERT_L1224_1',
    predecesseurs: [],
  })),
  base(structureFermeture, () => ({ arret: null })),
  base<SituationAnnexe>(annexeFinanciere, (jour) => ({
    etat: 'VALIDE',
    debut: jour,
    fin: ajouterMois(jour, 6),
    conventions: [{ debut: jour, fin: ajouterMois(jour, 12) }],
  })),
  base<SituationDerogation>(derogation480h, (jour) => ({ siae: 'AI', debut: jour, fin: ajouterMois(jour, 12) })),
  base<SituationDerogation>(derogationHeures, (jour) => ({ siae: 'ACI', debut: jour, fin: ajouterMois(jour, 6) })),
  base(autoPrescriptionRetrait, (jour) => ({ debut: ajouterJours(jour, 60), fin: null })),
  base(autoPrescriptionRetablissement, () => ({ retiree: true, formation: true })),
  base<SituationPermanence>(permanence, () => ({ siae: 'AI', joursParSemaine: 5 })),
  base(habilitationLocale, (jour) => ({ debut: jour, fin: ajouterMois(jour, 12) })),
  base(rectificationActe, () => ({
    fait: { nom: 'convention', organisation: 'pref-35', retire: false, sansRetour: null },
    auteur: 'pref-35',
    etat: true,
    permis: { retirer: true, remplacer: true },
    remplacement: false,
    irregulier: null,
    defauts: [],
    suites: null,
  })),
];
