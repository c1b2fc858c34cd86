/** What the services of the State have to look at: signals of the parcours, by kind, hires outside their convention, and conventions that wait for a decision. */
import type { VueStructure } from '@jalon/conventionnement';
import type { Jour } from '@jalon/droit';
import type { AnomaliesParCondition } from '@jalon/projections';
import type { LieuDeSignal } from '../lecteur/anomalies.js';
import { EMBAUCHE_HORS_CONVENTION, type EmbaucheHorsConvention } from '../resultat.js';
import { tache, type Tache } from './tache.js';

export const signaux = (comptes: readonly AnomaliesParCondition[], jour: Jour): Tache[] =>
  comptes.map((c) =>
    tache(jour, {
      cle: `signal ${c.condition}`,
      titre: c.libelle,
      liste: { nom: 'anomalies', filtre: { condition: c.condition, dans: 'parcours' satisfies LieuDeSignal } },
      nombre: c.nombre,
      depuis: c.depuis,
      pourquoi: 'Accepté, et à suivre par la DDETS.',
    }),
  );

/** An act put right does not block the truth: what it makes of the hires since is for the DDETS to settle (D27). */
export const horsConvention = (embauches: readonly EmbaucheHorsConvention[], jour: Jour): Tache[] => {
  const [premiere] = embauches.map((e) => e.le).sort();
  return premiere === undefined
    ? []
    : [
        tache(jour, {
          cle: 'hors convention',
          titre: 'Régler les embauches faites hors de la convention',
          liste: { nom: 'anomalies', filtre: { condition: EMBAUCHE_HORS_CONVENTION } },
          nombre: embauches.length,
          depuis: premiere,
          pourquoi:
            'La convention, telle qu’elle est dite maintenant, ne les permettait pas : rectifier l’acte mal dit, ou voir avec la structure la suite des contrats.',
        }),
      ];
};

export const conventions = (structures: readonly VueStructure[], departement: string, jour: Jour): Tache[] =>
  structures.flatMap((s) => {
    if (s.demande === null || s.departement !== departement) return [];
    const { le, renouvellement, avis } = s.demande;
    return tache(jour, {
      cle: `convention ${s.id}`,
      titre: renouvellement ? 'Décider du renouvellement de la convention' : 'Décider de la convention',
      structure: s.id,
      depuis: le,
      pourquoi:
        avis === null
          ? 'La structure l’a demandée ; la commission n’a pas encore rendu son avis.'
          : `La structure l’a demandée ; l’avis de la commission est ${avis === 'FAVORABLE' ? 'favorable' : 'défavorable'}.`,
    });
  });

/** Closed on that day, and nobody succeeds to it: no one of it is there any more to end what runs (D43). */
export function fermees(structures: readonly VueStructure[], departement: string, jour: Jour) {
  const reprises = new Set(structures.flatMap((s) => s.predecesseurs.filter((p) => p.le <= jour).map((p) => p.id)));
  return structures.flatMap((s) => {
    const fermeture = s.arrets.find((a) => a.quoi === 'fermeture' && a.debut <= jour);
    return fermeture === undefined || s.departement !== departement || reprises.has(s.id)
      ? []
      : [{ id: s.id, le: fermeture.debut }];
  });
}

export const contratsSansEmployeur = ({ id, le }: { id: string; le: Jour }, nombre: number, jour: Jour): Tache[] =>
  nombre === 0
    ? []
    : [
        tache(jour, {
          cle: `fermeture ${id}`,
          titre: 'Régler les contrats d’une structure fermée',
          structure: id,
          liste: { nom: 'parcours', filtre: { siae: id, contratEnCours: 'oui' } },
          nombre,
          depuis: le,
          pourquoi: `La structure est fermée et personne ne lui succède ; ${
            nombre === 1 ? 'un contrat y court' : `${nombre} contrats y courent`
          } encore : y mettre fin, ou constater la succession.`,
        }),
      ];
