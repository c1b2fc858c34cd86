/** What a list is filtered and sorted on, and how it is asked. */
import type { DemandeListe } from '@jalon/projections';
import { lireChoix, lireJour } from '../parcours/requete.js';

export const LIBELLES_DU_PASS = {
  A_VENIR: 'à venir',
  VALIDE: 'en cours',
  SUSPENDU: 'suspendu',
  EXPIRE: 'expiré',
  CLOS: 'clos',
  ANNULE: 'annulé',
} as const;
export const ETATS = Object.keys(LIBELLES_DU_PASS) as (keyof typeof LIBELLES_DU_PASS)[];
export const ETAPES = ['orientation', 'diagnostique', 'enCours', 'suspendu', 'expire', 'sorti', 'clos'] as const;
/** A dash before it turns the order round. */
export const TRIS = (['nom', 'fin', 'joursRestants', 'dernierFait', 'ouvertLe'] as const).flatMap(
  (t) => [t, `-${t}`] as const,
);

/** Of the list and of its export: the one gives the rows of the other. */
export const FILTRES = ['recherche', 'etat', 'siae', 'echeanceAvant', 'enAttente', 'contratEnCours', 'tri'] as const;

/** @throws ProblemeHttp 400 */
export function lireFiltres(q: Partial<Record<(typeof FILTRES)[number], string>>): Omit<DemandeListe, 'jour'> {
  const code = lireChoix('etat', q.etat, [...ETATS, ...ETAPES]);
  const [etat, etape] = [ETATS.find((e) => e === code), ETAPES.find((e) => e === code)];
  const echeanceAvant = lireJour('echeanceAvant', q.echeanceAvant);
  const enAttente = lireChoix('enAttente', q.enAttente, ['oui']);
  const contratEnCours = lireChoix('contratEnCours', q.contratEnCours, ['oui']);
  const tri = lireChoix('tri', q.tri, TRIS);
  return {
    ...(etat ? { etat } : {}),
    ...(etape ? { etape } : {}),
    ...(q.siae ? { siae: q.siae } : {}),
    ...(echeanceAvant ? { echeanceAvant } : {}),
    ...(enAttente ? { enAttente: true } : {}),
    ...(contratEnCours ? { contratEnCours: true } : {}),
    ...(tri ? { tri } : {}),
    ...(q.recherche ? { recherche: q.recherche } : {}),
  };
}
