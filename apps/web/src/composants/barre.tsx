/** Decorative bar: the figures are always written beside it. Hatched when the count is stopped. */
import { useId } from 'react';

export function Barre({ part, total, hachuree = false }: { part: number; total: number; hachuree?: boolean }) {
  const id = useId();
  const largeur = total > 0 ? Math.min(100, Math.max(0, (part / total) * 100)) : 0;
  return (
    <svg className="barre" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={id} width="2" height="4" patternUnits="userSpaceOnUse">
          <rect width="1.2" height="4" className="part" />
        </pattern>
      </defs>
      <rect className="fond" width="100" height="4" rx="0.6" />
      <rect className={hachuree ? undefined : 'part'} fill={`url(#${id})`} width={largeur} height="4" rx="0.6" />
    </svg>
  );
}
