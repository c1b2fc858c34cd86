/**
 * One running PASS per person, one holder per PASS number, with two processes and a fault at each step of the first one: never
 * two, never none, never a person blocked. CI plays a seeded sample; `npm run essais:reservations` plays ten thousand.
 */
import { describe, expect, it } from '@jest/globals';
import { existsSync } from 'node:fs';
import { entier, selon } from './bilan.js';
import { Banc, SUJETS, type Magasin, type Sujet } from './essai-reservations.js';

const ESSAIS = Number(process.env['JALON_ESSAIS_RESERVATIONS'] ?? selon(4, 12, 12));
const GRAINE = Number(process.env['JALON_GRAINE'] ?? 20_261_128);
/** Freezes last up to this long: a minute at night, two seconds in CI. */
const GEL_MAX_MS = Number(process.env['JALON_GEL_MAX_MS'] ?? 2000);
/** Pairs of processes at work at the same time. */
const PAIRES = Number(process.env['JALON_PAIRES'] ?? 2);
/** Fresh files now and then: the fake server looks at its whole log for each reading. */
const ESSAIS_PAR_BANC = 50;

/** Numbers in [0, 1[ from a seed: a failing run can be played again. */
function tirage(graine: number): () => number {
  let etat = graine >>> 0;
  return () => {
    etat = (Math.imul(etat, 1_664_525) + 1_013_904_223) >>> 0;
    return etat / 2 ** 32;
  };
}

interface Totaux {
  essais: number;
  tirees: Map<string, number>;
  ecartees: number;
  pire: number;
  fautes: string[];
}

async function serie(magasin: Magasin, combien: number, graine: number, bilan: Totaux): Promise<void> {
  const hasard = tirage(graine);
  const etapes: Record<Sujet, number> = { embauche: 12, reprise: 12, 'meme-numero': 12 };
  for (let fait = 0; fait < combien;) {
    const banc = await Banc.ouvrir(magasin, `${graine}-${fait}`);
    try {
      for (const sujet of SUJETS) etapes[sujet] = Math.max(4, (await banc.essayer(sujet, undefined, 0, 0)).etapes);
      for (let i = 0; i < ESSAIS_PAR_BANC && fait < combien; i++) {
        const sujet = SUJETS[Math.floor(hasard() * SUJETS.length)] as Sujet;
        const faute = {
          // in turn, so that the smallest sample has both
          genre: fait % 2 === 0 ? ('mort' as const) : ('gel' as const),
          etape: Math.floor(hasard() * etapes[sujet]),
        };
        // short ones as often as long ones
        const geleMs = 25 * (GEL_MAX_MS / 25) ** hasard();
        const b = await banc.essayer(sujet, faute, geleMs, hasard() < 0.5 ? 0 : hasard() * 30);
        const ou = `${magasin} ${sujet} ${faute.genre} à l’étape ${faute.etape} (${b.tiree?.nom ?? 'pas atteinte'}), graine ${graine}`;
        bilan.fautes.push(...b.fautes.map((f) => `${ou} : ${f}`));
        bilan.pire = Math.max(bilan.pire, b.attenteMs);
        bilan.ecartees += b.ecartees;
        if (b.tiree === null) continue; // the other one had won before that step: not counted
        bilan.tirees.set(
          `${b.tiree.faute} ${b.tiree.nom}`,
          (bilan.tirees.get(`${b.tiree.faute} ${b.tiree.nom}`) ?? 0) + 1,
        );
        bilan.essais++;
        fait++;
      }
    } finally {
      await banc.fermer();
    }
  }
}

describe('deux processus, une personne, une panne', () => {
  it('le produit est construit', () => {
    expect(existsSync('dist/libs/application/src/personnes/reservations.js')).toBe(true);
  });

  it.each(['sqlite', 'eventstoredb'] as const)(
    `%s : ${ESSAIS} pannes, jamais deux PASS, jamais deux détenteurs, personne bloqué`,
    async (magasin) => {
      const bilan: Totaux = { essais: 0, tirees: new Map(), ecartees: 0, pire: 0, fautes: [] };
      const part = Math.ceil(ESSAIS / PAIRES);
      await Promise.all(Array.from({ length: PAIRES }, (_, p) => serie(magasin, part, GRAINE + p * 7919, bilan)));
      console.log(
        `${magasin} : ${bilan.essais} pannes survenues à ${bilan.tirees.size} endroits, ${bilan.ecartees} écritures écartées, ` +
          `attente la plus longue ${Math.round(bilan.pire)} ms\n` +
          [...bilan.tirees]
            .sort()
            .map(([ou, n]) => `  ${n} × ${ou}`)
            .join('\n'),
      );
      expect(bilan.fautes).toEqual([]);
      expect(bilan.essais).toBeGreaterThanOrEqual(ESSAIS);
      for (const genre of ['mort', 'gel']) expect([...bilan.tirees.keys()].some((k) => k.startsWith(genre))).toBe(true);
    },
    24 * 3_600_000,
  );

  entier.each(['sqlite', 'eventstoredb'] as const)(
    '%s : la file en mémoire d’avant est démasquée par le même contrôle',
    async (magasin) => {
      const banc = await Banc.ouvrir(magasin, 'temoin', true);
      try {
        const etapes = (await banc.essayer('embauche', undefined, 0, 0)).etapes;
        const fautes: string[] = [];
        // frozen a moment right before it writes
        for (let etape = etapes - 1; etape >= 0 && fautes.length === 0; etape--)
          fautes.push(...(await banc.essayer('embauche', { genre: 'gel', etape }, 300, 0)).fautes);
        expect(fautes.join()).toMatch(/2 PASS au lieu d’un seul/);
      } finally {
        await banc.fermer();
      }
    },
    120_000,
  );
});
