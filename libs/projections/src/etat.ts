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
  /** Facts of the log that the rows do not reflect, counted up to a ceiling; null when the log cannot be asked. */
  retard: number | null;
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
  /** Facts are counted up to that many: a distant log counts by reading them. */
  compteJusqua?: number | undefined;
  reconnu?: (() => boolean) | undefined;
}

const COMPTE_JUSQUA = 10_000;

export async function etats(sources: Sources): Promise<EtatProjection[]> {
  const { store, couleurs, direct, reconstructions, ferme, reconnu, compteJusqua = COMPTE_JUSQUA } = sources;
  if (ferme) return [];
  const sante = await store.health().catch(() => ({ ok: false, head: -1, wentBack: undefined }));
  const suivi = sante.ok && !sante.wentBack && reconnu?.() !== false;
  const retards = new Map<number, number | null>();
  const compter = async (position: number): Promise<number | null> => {
    if (!suivi) return null;
    if (position >= sante.head) return 0;
    // positions that are no more, a log that stops answering: unknown, and another field tells why
    return store.countAfter(position, compteJusqua).catch(() => null);
  };
  const lues = couleurs.projections.map((p) => {
    const vivante = couleurs.vivante(p);
    const point = couleurs.points.courante(p.nom) ?? couleurs.points.ombre(p.nom);
    const traitee = point?.position ?? -1;
    // events of other streams may come last: the subscription has looked at them too
    return { p, vivante, point, traitee, vue: vivante ? Math.max(traitee, direct.vue) : traitee };
  });
  for (const { vue } of lues) if (!retards.has(vue)) retards.set(vue, await compter(vue));
  return lues.map(({ p, vivante, point, traitee, vue }): EtatProjection => {
    const rebati = reconstructions.enCours.get(p.nom);
    const retard = retards.get(vue) ?? null;
    const situation = ((): SituationProjection => {
      if (rebati) return 'en_reconstruction';
      if (!suivi || direct.erreur) return 'en_erreur';
      if (!vivante) return 'arretee';
      return retard === 0 ? 'a_jour' : 'en_retard';
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
