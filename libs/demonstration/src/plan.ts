/** The whole department as a list of stories: pure, the same for the same seed and reference day. */
import type { Jour } from '@jalon/droit';
import { aleaDe } from './alea.js';
import { recitOrdinaire } from './ordinaire.js';
import type { Recit } from './recit.js';
import { recitDeVitrine, SCENES } from './vitrine.js';

/** Share of the people after the first ones who are told as one of the scenes again. */
const PART_VITRINE = 0.06;

export function planifier(parcours: number, graine: number, reference: Jour): Recit[] {
  return Array.from({ length: parcours }, (_, rang) => {
    const a = aleaDe(graine, rang);
    const scene = SCENES[rang] ?? (a.vrai(PART_VITRINE) ? a.choix(SCENES) : undefined);
    return scene === undefined ? recitOrdinaire(a, reference, rang) : recitDeVitrine(a, reference, rang, scene);
  });
}
