/** State of a parcours: icon and text, never colour alone. */
import { Icone, type NomIcone } from './icones.js';

type Ton = 'succes' | 'attention' | 'erreur' | 'neutre' | 'accent';
const ASPECTS: Record<string, [NomIcone, Ton]> = {
  orientation: ['fleche', 'neutre'],
  diagnostique: ['attente', 'accent'],
  enCours: ['coche', 'succes'],
  suspendu: ['pause', 'attention'],
  expire: ['alerte', 'erreur'],
  sorti: ['sortie', 'neutre'],
  clos: ['cadenas', 'neutre'],
};

/** @param libelle the engine's own wording of the step */
export function BadgeEtape({ etape, libelle }: { etape: string; libelle: string }) {
  const [icone, ton] = ASPECTS[etape] ?? ['cercle', 'neutre'];
  return (
    <span className={`badge ton-${ton}`}>
      <Icone nom={icone} />
      {libelle}
    </span>
  );
}
