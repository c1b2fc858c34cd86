/** What an operator sees of each read model. */
import type { EventStore } from '@jalon/event-store';
import type { FluxGele } from './base.js';
import type { Couleurs } from './couleurs.js';
import type { Direct } from './direct.js';
import type { Reconstructions } from './reconstruction.js';

export type SituationProjection = 'a_jour' | 'en_retard' | 'en_reconstruction' | 'arretee' | 'en_erreur';

export interface EtatProjection {
  nom: string;
  version: number;
  situation: SituationProjection;
  /** In French, with accents. */
  libelle: string;
  /** Last event that the rows reflect, -1 for none. */
  position: number;
  /** Last event of the log, -1 when it is empty or cannot be read. */
  tete: number;
  /** Positions between the two: the number of events, on a store that numbers them one by one. */
  retard: number;
  /** Rebuild under way in this process. */
  reconstruction: { position: number; tete: number; parSeconde: number; secondesRestantes: number | null } | null;
  /** Streams it stopped following; while there are some, the product is degraded. */
  gelees: FluxGele[];
  /** Name of the last fault of the subscription, null while it runs. */
  erreur: string | null;
}

const LIBELLES: Record<SituationProjection, string> = {
  a_jour: 'à jour',
  en_retard: 'en retard',
  en_reconstruction: 'en reconstruction',
  arretee: 'arrêtée',
  en_erreur: 'en erreur',
};

interface Sources {
  store: EventStore;
  couleurs: Couleurs;
  direct: Direct;
  reconstructions: Reconstructions;
  ferme: boolean;
  reconnu?: (() => boolean) | undefined;
}

export async function etats({
  store,
  couleurs,
  direct,
  reconstructions,
  ferme,
  reconnu,
}: Sources): Promise<EtatProjection[]> {
  if (ferme) return [];
  const sante = await store.health().catch(() => ({ ok: false, head: -1, wentBack: undefined }));
  const suivi = sante.ok && !sante.wentBack && reconnu?.() !== false;
  return couleurs.projections.map((p): EtatProjection => {
    const vivante = couleurs.vivante(p);
    const point = couleurs.points.courante(p.nom) ?? couleurs.points.ombre(p.nom);
    const traitee = point?.position ?? -1;
    const rebati = reconstructions.enCours.get(p.nom);
    // events of other streams may come last: the subscription has looked at them too
    const position = vivante ? Math.max(traitee, direct.vue) : traitee;
    const retard = Math.max(0, sante.head - position);
    const situation = ((): SituationProjection => {
      if (rebati) return 'en_reconstruction';
      if (!suivi || direct.erreur) return 'en_erreur';
      if (!vivante) return 'arretee';
      return retard > 0 ? 'en_retard' : 'a_jour';
    })();
    return {
      nom: p.nom,
      version: p.version,
      situation,
      libelle: LIBELLES[situation],
      position: traitee,
      tete: sante.head,
      retard,
      reconstruction: rebati
        ? {
            position: rebati.position,
            tete: rebati.tete,
            parSeconde: rebati.parSeconde,
            secondesRestantes:
              rebati.parSeconde > 0 ? Math.ceil(Math.max(0, rebati.tete - rebati.position) / rebati.parSeconde) : null,
          }
        : null,
      gelees: point ? couleurs.points.gelees(p.nom, point.couleur) : [],
      erreur: direct.erreur?.name ?? null,
    };
  });
}
