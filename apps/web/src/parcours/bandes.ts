/** What the picture of a parcours shows, and its text equivalent: one list for both, so that they cannot differ. */
import type { Jour, Vue } from '../api/types.js';

export type Aspect = 'pass' | 'prolongation' | 'contrat' | 'mise' | 'suspension' | 'demande';
export interface Bande {
  cle: string;
  aspect: Aspect;
  debut: Jour;
  /** Null: nothing ends it yet. */
  fin: Jour | null;
  /** Kind of contract, motive: as the engine words it. */
  texte: string;
}
export interface Couloir {
  cle: string;
  genre: 'pass' | 'suspensions' | 'contrats' | 'mises' | 'demandes';
  /** Structure of the contracts; null: the lane is that of the PASS, of its suspensions or of its requests. */
  structure: string | null;
  bandes: Bande[];
}
export interface Frise {
  debut: Jour;
  fin: Jour;
  auJour: Jour;
  couloirs: Couloir[];
}

const JOUR_MS = 86_400_000;
const rang = (jour: Jour): number => Date.parse(jour) / JOUR_MS;
const duRang = (n: number): Jour => new Date(n * JOUR_MS).toISOString().slice(0, 10);

/** The PASS as first delivered, then each prolongation that moved its end. */
function bandesDuPass(vue: Vue): Bande[] {
  const { pass } = vue;
  if (!pass) return [];
  const prolongations = vue.prolongations.filter((p) => !p.retiree && p.debut > pass.debut);
  const premiere = prolongations.map((p) => p.debut).toSorted()[0];
  const fin = premiere === undefined ? pass.fin : duRang(rang(premiere) - 1);
  return [
    { cle: 'pass', aspect: 'pass', debut: pass.debut, fin, texte: '' },
    ...prolongations.map((p): Bande => ({
      cle: p.id,
      aspect: 'prolongation',
      debut: p.debut,
      fin: p.fin,
      texte: p.libelleMotif,
    })),
  ];
}

function couloirsDesStructures(vue: Vue): Couloir[] {
  const contrats = vue.contrats.filter((c) => c.etat !== 'annule');
  const siae = [...new Set(contrats.map((c) => c.siae))];
  return siae.flatMap((structure): Couloir[] => {
    const mises = vue.misesADisposition.filter((m) => m.siae === structure);
    const siens = contrats.filter((c) => c.siae === structure);
    return [
      {
        cle: `contrats ${structure}`,
        genre: 'contrats',
        structure,
        bandes: siens.map((c) => ({
          cle: c.id,
          aspect: 'contrat',
          debut: c.debut,
          fin: c.finEffective ?? c.fin,
          texte: c.type,
        })),
      },
      {
        cle: `mises ${structure}`,
        genre: 'mises',
        structure,
        bandes: mises.map((m) => ({
          cle: m.id,
          aspect: 'mise',
          debut: m.debut,
          fin: m.fin,
          texte: m.libelleUtilisateur,
        })),
      },
    ];
  });
}

/** Null: nothing to draw before a PASS or a contract. */
export function friseDe(vue: Vue): Frise | null {
  const couloirs: Couloir[] = (
    [
      { cle: 'pass', genre: 'pass', structure: null, bandes: bandesDuPass(vue) },
      {
        cle: 'suspensions',
        genre: 'suspensions',
        structure: null,
        bandes: vue.suspensions
          .filter((s) => s.etat !== 'retiree')
          .map((s) => ({ cle: s.id, aspect: 'suspension', debut: s.debut, fin: s.fin, texte: s.libelleMotif })),
      },
      ...couloirsDesStructures(vue),
      {
        cle: 'demandes',
        genre: 'demandes',
        structure: null,
        bandes: vue.demandes
          .filter((d) => d.decideeLe === null && d.etat === 'en_attente')
          .map((d) => ({ cle: d.id, aspect: 'demande', debut: d.debut, fin: d.fin, texte: d.libelleMotif })),
      },
    ] satisfies Couloir[]
  ).filter((c) => c.bandes.length > 0);
  const jours = couloirs.flatMap((c) => c.bandes.flatMap((b) => [b.debut, b.fin ?? vue.auJour]));
  if (jours.length === 0) return null;
  const triees = [...jours, vue.auJour].toSorted();
  return { debut: triees[0] ?? vue.auJour, fin: triees.at(-1) ?? vue.auJour, auJour: vue.auJour, couloirs };
}

/** Where a day is on the axis, in per cent of its length; both ends are days that count. */
export const place = ({ debut, fin }: Pick<Frise, 'debut' | 'fin'>, jour: Jour): number => {
  const longueur = rang(fin) - rang(debut) + 1;
  return Math.min(100, Math.max(0, ((rang(jour) - rang(debut)) / longueur) * 100));
};
/** From the first day to the last one, included. */
export const etendue = (frise: Frise, b: Bande): { x: number; largeur: number } => {
  const x = place(frise, b.debut);
  // what nothing ends is drawn up to today: beyond, nobody knows
  const dernier = b.fin ?? (b.debut > frise.auJour ? frise.fin : frise.auJour);
  const fin = dernier >= frise.fin ? 100 : place(frise, duRang(rang(dernier) + 1));
  return { x, largeur: Math.max(0.4, fin - x) };
};

/** First days of quarters inside the axis, years apart. */
export function graduations({ debut, fin }: Frise): { jour: Jour; annee: string | null }[] {
  const marques: { jour: Jour; annee: string | null }[] = [];
  for (let annee = Number(debut.slice(0, 4)); annee <= Number(fin.slice(0, 4)); annee++)
    for (const mois of ['01', '04', '07', '10']) {
      const jour = `${String(annee)}-${mois}-01`;
      if (jour >= debut && jour <= fin) marques.push({ jour, annee: mois === '01' ? String(annee) : null });
    }
  return marques;
}
