/** Inline icons, always beside a text: none carries meaning alone. */
const TRACES = {
  coche: 'M3 8.5l3.5 3.5L13 4.5',
  croix: 'M4 4l8 8M12 4l-8 8',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  attente: 'M8 4v4.5l3 2M8 1.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13z',
  fleche: 'M2.5 8h11M9 3.5L13.5 8 9 12.5',
  sortie: 'M6.5 2.5h-4v11h4M6 8h8M10.5 4.5L14 8l-3.5 3.5',
  alerte: 'M8 2l6.5 11.5h-13zM8 6.5v3.2M8 11.6v.4',
  cercle: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11z',
  cadenas: 'M4 7.5h8v6H4zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
} as const;
export type NomIcone = keyof typeof TRACES;

export function Icone({ nom }: { nom: NomIcone }) {
  return (
    <svg className="icone" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path
        d={TRACES[nom]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
