/**
 * Published figures that the synthetic department follows. Every figure cites its line in the domain file (SEED-xx: fiche pratique
 * sur les associations intermédiaires, Avise, 2025; source of its figures: Dares, PAP 2025). What no line gives is called HYPOTHESE.
 * They describe a population; they are no rule of law, which is why they are here and not in the référentiel.
 */
import type { Siae } from '@jalon/droit';

/** Share of people by kind of employer. AI: 49 300 of 173 200 entries of 2023 (SEED-05, SEED-13); ACI: 65 900 in 2022 (SEED-20); the rest: HYPOTHESE. */
export const PARTS_PERSONNES: Record<Siae, number> = { AI: 0.285, ACI: 0.38, EI: 0.125, ETTI: 0.19, EITI: 0.02 };

/** Share of women: 71 % in AI, 43 % in all SIAE (SEED-36), so 32 % outside AI. */
export const PART_FEMMES: Record<Siae, number> = { AI: 0.71, ACI: 0.32, EI: 0.32, ETTI: 0.32, EITI: 0.32 };

/** Share living in a rural commune: 32 % in AI, nearly 10 points less elsewhere (SEED-37). */
export const PART_RURALE: Record<Siae, number> = { AI: 0.32, ACI: 0.22, EI: 0.22, ETTI: 0.22, EITI: 0.22 };

/**
 * Months spent in the structure by people who left. AI: 42 % at most 3 months (SEED-56), median 4.6 and mean about 12 (SEED-55),
 * 17 % over 24 (SEED-57). Others: means 11.5, a little over 10, nearly 6 (SEED-55), 3 to 5 % over 24; ETTI shorter still (SEED-56).
 * The shape between those points is a HYPOTHESE.
 */
export const MOIS_DE_PRESENCE: Record<Siae, readonly (readonly [number, number])[]> = {
  AI: [
    [0, 0.3],
    [0.42, 3],
    [0.46, 4],
    [0.5, 4.6],
    [0.54, 5.2],
    [0.7, 11],
    [0.83, 24],
    [0.834, 25],
    [1, 45],
  ],
  ACI: [
    [0, 1],
    [0.2, 4],
    [0.5, 10.5],
    [0.8, 18],
    [0.96, 23.9],
    [0.961, 25],
    [1, 34],
  ],
  EI: [
    [0, 1],
    [0.25, 4],
    [0.5, 8.5],
    [0.8, 16],
    [0.96, 23.9],
    [0.961, 25],
    [1, 34],
  ],
  ETTI: [
    [0, 0.3],
    [0.45, 3],
    [0.7, 6.5],
    [0.9, 13],
    [0.97, 23.9],
    [0.971, 25],
    [1, 34],
  ],
  EITI: [
    [0, 2],
    [0.5, 9],
    [1, 23.9],
  ],
};

/** Results at exit, AI: 46.5 % in employment, of which 28.4 % durable (SEED-59). Split inside each class and the remainder: HYPOTHESE. */
export const SORTIES: Record<string, number> = {
  DURABLE_CDI: 0.15,
  DURABLE_CDD_6_MOIS: 0.1,
  DURABLE_FONCTION_PUBLIQUE: 0.016,
  DURABLE_CREATION: 0.018,
  TRANSITION_CDD: 0.151,
  TRANSITION_CONTRAT_AIDE: 0.03,
  POSITIVE_FORMATION: 0.1,
  POSITIVE_AUTRE_SIAE: 0.05,
  POSITIVE_RETRAITE: 0.015,
  AUTRE_CHOMAGE: 0.24,
  AUTRE_INACTIVITE: 0.06,
  AUTRE_INCONNU: 0.07,
};

/** Weekly hours actually worked in an AI: 12.4 on average (SEED-45). Spread: HYPOTHESE. */
export const HEURES_HEBDO_AI: readonly (readonly [number, number])[] = [
  [0, 3],
  [0.25, 7.5],
  [0.5, 12],
  [0.75, 17],
  [1, 23],
];

/** Utilisateurs of an AI: services to private persons 36 %, cleaning 22 % of the entries of 2023 (SEED-58); their split by client is a HYPOTHESE. */
export const UTILISATEURS: Record<string, number> = {
  particulier: 0.4,
  collectivite: 0.2,
  association: 0.18,
  entreprise: 0.2,
  epic: 0.02,
};

/** 27 % of the people who left an AI in 2020 had followed a training (SEED-53). */
export const PART_FORMATION = 0.27;

/** Who establishes the eligibility: prescripteur or auto-prescription (SEED-22); half and half is a HYPOTHESE. */
export const PART_PRESCRIPTEUR = 0.55;
