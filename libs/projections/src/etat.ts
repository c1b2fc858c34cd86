/** What an operator sees of each read model. */
import type { EventStore, StoreHealth } from '@jalon/event-store';
import type { FrozenStream } from './base.js';
import type { Colors } from './colors.js';
import type { Direct } from './direct.js';
import type { Rebuilds } from './rebuild.js';

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
  gelees: FrozenStream[];
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
  colors: Colors;
  direct: Direct;
  rebuilds: Rebuilds;
  ferme: boolean;
  /** Facts are counted up to that many: a distant log counts by reading them. */
  compteJusqua?: number | undefined;
  sante?: StoreHealth | undefined;
  reconnu?: (() => boolean) | undefined;
}

const COMPTE_JUSQUA = 10_000;

export async function etats(sources: Sources): Promise<EtatProjection[]> {
  const { store, colors, direct, rebuilds, ferme, reconnu, compteJusqua = COMPTE_JUSQUA } = sources;
  if (ferme) return [];
  const sante = sources.sante ?? (await store.health().catch(() => ({ ok: false, head: -1, wentBack: undefined })));
  const suivi = sante.ok && !sante.wentBack && reconnu?.() !== false;
  const retards = new Map<number, number | null>();
  const compter = async (position: number): Promise<number | null> => {
    if (!suivi) return null;
    if (position >= sante.head) return 0;
    // positions that are no more, a log that stops answering: unknown, and another field tells why
    return store.countAfter(position, compteJusqua).catch(() => null);
  };
  const lues = colors.projections.map((p) => {
    const vivante = colors.vivante(p);
    const point = colors.points.courante(p.nom) ?? colors.points.shadow(p.nom);
    const traitee = point?.position ?? -1;
    // events of other streams may come last: the subscription has looked at them too
    return { p, vivante, point, traitee, vue: vivante ? Math.max(traitee, direct.vue) : traitee };
  });
  for (const { vue } of lues) if (!retards.has(vue)) retards.set(vue, await compter(vue));
  return lues.map(({ p, vivante, point, traitee, vue }): EtatProjection => {
    const rebuild = rebuilds.enCours.get(p.nom);
    const retard = retards.get(vue) ?? null;
    const situation = ((): SituationProjection => {
      if (rebuild) return 'en_reconstruction';
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
      reconstruction: rebuild
        ? {
            position: rebuild.position,
            tete: rebuild.tete,
            parSeconde: rebuild.parSeconde,
            secondesRestantes:
              rebuild.parSeconde > 0
                ? Math.ceil(Math.max(0, rebuild.tete - rebuild.position) / rebuild.parSeconde)
                : null,
          }
        : null,
      gelees: point ? colors.points.frozen(p.nom, point.couleur) : [],
      erreur: direct.erreur?.name ?? null,
    };
  });
}
