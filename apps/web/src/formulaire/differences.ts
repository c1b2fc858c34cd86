/** Key figures of two views, side by side; only those that change are kept. */
import type { Vue } from '../api/types.js';
import { date, heures, jours } from '../formats/formats.js';
import { libelleCode, t } from '../textes/textes.js';

export interface Difference {
  cle: string;
  libelle: string;
  avant: string;
  apres: string;
}

function chiffres(vue: Vue | null): Record<string, string> {
  const rien = t('format.aucun');
  return {
    etape: vue?.libelleEtape ?? rien,
    numero: vue?.pass?.numero ?? rien,
    etatPass: vue?.pass ? libelleCode('etatPass', vue.pass.etat) : rien,
    debut: vue?.pass ? date(vue.pass.debut) : rien,
    fin: vue?.pass ? date(vue.pass.fin) : rien,
    joursRestants: vue?.pass ? jours(vue.pass.joursRestants) : rien,
    diagnostic: vue?.diagnostic ? date(vue.diagnostic.valableJusquAu) : rien,
    contrats: String(vue?.contrats.filter((c) => c.etat !== 'annule').length ?? 0),
    suspensions: String(vue?.suspensions.length ?? 0),
    prolongations: String(vue?.prolongations.length ?? 0),
    demande: vue?.demandeEnAttente ? t('format.oui') : t('format.non'),
    comptage: vue?.sortie?.comptage ?? rien,
    heures: vue?.compteur480h ? heures(vue.compteur480h.restantes) : rien,
  };
}

export function differences(avant: Vue | null, apres: Vue): Difference[] {
  const a = chiffres(avant);
  const b = chiffres(apres);
  return (Object.keys(b) as (keyof typeof b & string)[])
    .filter((cle) => a[cle] !== b[cle])
    .map((cle) => ({
      cle,
      libelle: t(`effet.${cle}` as Parameters<typeof t>[0]),
      avant: a[cle] ?? '',
      // A number drawn in a dry run is not the one that will be given.
      apres: cle === 'numero' ? t('effet.nouveauNumero') : (b[cle] ?? ''),
    }));
}
