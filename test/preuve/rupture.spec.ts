/** A log where an operator recorded a break: what it does not touch is proven as before, what it touches is in no file. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon, prouver, verifierDossier, type Jalon } from '@jalon/application';
import { accepte, employeur, ouvrir, prescripteur } from '../../libs/application/essais/personnages.js';
import { readUnverifiedCheckpoint, verifyConsistency } from '@jalon/preuve';
import type { Preuves } from '../../libs/application/src/preuve/preuves.js';
import { lireZip } from '../../libs/preuve/src/dossier/zip-canonique.js';
import { enPython } from './en-python.js';
import { surLeJournal } from './resceller.js';

const racine = mkdtempSync(join(tmpdir(), 'jalon-rupture-'));
const modele = join(racine, 'modele');
const horloge = (): Date => new Date('2025-01-15T12:00:00Z');
const parcours: string[] = [];
let positions: number[] = [];

/** Three dossiers written in turn, so that each has facts before and after those of the others. */
beforeAll(async () => {
  const jalon = await ouvrirJalon({ donnees: modele, horloge });
  for (let i = 0; i < 3; i += 1) parcours.push((await ouvrir(jalon)).parcours);
  const commun = { acteur: prescripteur, data: { criteres: [] } };
  for (const p of parcours)
    accepte(await jalon.moteur.executer({ ...commun, parcours: p, type: 'EtablirDiagnostic', cle: `d-${p}` }));
  const embauche = { type: 'DeclarerEmbauche', acteur: employeur, cle: 'embauche' };
  for (const p of parcours)
    accepte(
      await jalon.moteur.executer({
        ...embauche,
        parcours: p,
        data: { contrat: { id: `c-${p}`, type: 'CDDU', debut: '2025-01-20' } },
      }),
    );
  await jalon.fermer();
  positions = surLeJournal(modele, (db) =>
    db.prepare<[], number>('SELECT position FROM events ORDER BY position').pluck().all(),
  );
});
afterAll(() => rmSync(racine, { recursive: true, force: true }));

/** A copy where that was done with the log. */
function copie(...requetes: string[]): string {
  const donnees = mkdtempSync(join(racine, 'copie-'));
  for (const fin of ['', '-cles']) cpSync(modele + fin, donnees + fin, { recursive: true });
  surLeJournal(donnees, (db) => {
    for (const requete of requetes) expect(db.prepare(requete).run().changes).toBeGreaterThan(0);
  });
  return donnees;
}
const changer = (position: number): string =>
  `UPDATE events SET meta = replace(replace(meta, '2025-01-15', '2025-01-14'), '"partie":0', '"partie":9') WHERE position = ${position}`;
/** Streams of the facts sealed with that one: their seal says that one of them is wrong, not which. */
const scellesAvec = (position: number): string[] =>
  surLeJournal(modele, (db) =>
    db
      .prepare<{ p: number }, string>(
        `SELECT DISTINCT stream FROM events
         WHERE position > coalesce((SELECT max(position) FROM seals WHERE position < :p), 0)
         AND position <= (SELECT min(position) FROM seals WHERE position >= :p)`,
      )
      .pluck()
      .all({ p: position }),
  );
async function avec<R>(donnees: string, faire: (jalon: Jalon) => Promise<R>): Promise<R> {
  const jalon = await ouvrirJalon({ donnees, horloge });
  try {
    return await faire(jalon);
  } finally {
    await jalon.fermer();
  }
}
/** Of each dossier, its file is kept and « établi » said, or why there is none. */
const tous = (jalon: Jalon, zips: Buffer[] = []): Promise<string[]> =>
  Promise.all(
    parcours.map(async (p) => {
      try {
        const fait = await prouver(jalon, p, { ouvrir: new Set(['C2']) });
        if (fait === null) return 'inconnu';
        zips.push(fait.zip);
        return 'établi';
      } catch (erreur) {
        return String(erreur);
      }
    }),
  );
const constaterLaRupture = async (jalon: Jalon): Promise<void> => {
  const data = { raison: 'Secteur illisible, expertise du 3 mars.' };
  expect(await jalon.exploitation?.decider({ type: 'ConstaterRupture', data })).toMatchObject({ issue: 'accepte' });
};
const REFUS =
  /^PreuveImpossible: .* est touché par une rupture du journal, constatée le 15\/01\/2025 : .* positions? \d/;

describe('une rupture constatée', () => {
  it('chaque fait altéré à son tour : les dossiers qu’il ne touche pas sont prouvés, aux deux vérificateurs', async () => {
    const zips: Buffer[] = [];
    for (const position of positions) {
      const touches = scellesAvec(position);
      const droit = touches.some((s) => /^(referentiel|libelles)-/.test(s));
      await avec(copie(changer(position)), async (jalon) => {
        // nobody recorded it yet: nothing is proven
        expect(await tous(jalon)).toEqual(
          parcours.map(() => expect.stringContaining('n’est plus ce qui a été scellé')),
        );
        await constaterLaRupture(jalon);
        const attendus = parcours.map((p) =>
          droit || touches.includes(`parcours-${p}`) ? expect.stringMatching(REFUS) : 'établi',
        );
        expect([position, ...(await tous(jalon, zips))]).toEqual([position, ...attendus]);
      });
    }
    expect(zips.length).toBeGreaterThan(positions.length);
    const formats = new Set(zips.map((zip) => String(lireZip(zip).get('sceau.txt')).split('\n')[0]));
    expect([...formats].sort()).toEqual(['jalon.dossier.v1', 'jalon.dossier.v2']);
    for (const zip of zips) {
      const pertes = JSON.parse(String(lireZip(zip).get('ruptures.json'))) as { constateeLe: string }[];
      expect(pertes).toMatchObject([{ rangs: { de: expect.any(Number) }, constateeLe: '2025-01-15' }]);
    }
    expect(zips.map((zip) => verifierDossier(zip).verdict)).toEqual(zips.map(() => 'integre'));
    expect(enPython(zips)).toEqual(zips.map(() => ['integre', null]));
  }, 120_000);

  it('un dossier dont les derniers faits ont été retirés est touché, quoiqu’il n’y paraisse plus', async () => {
    const [premier] = parcours;
    const dernier = positions.filter((p) => scellesAvec(p).includes(`parcours-${premier}`)).at(-1) as number;
    const groupe = `position > (SELECT max(position) FROM seals WHERE position < ${dernier}) AND position <= ${dernier}`;
    await avec(copie(`DELETE FROM events WHERE ${groupe}`), async (jalon) => {
      await constaterLaRupture(jalon);
      expect(await tous(jalon)).toEqual([expect.stringMatching(REFUS), 'établi', 'établi']);
    });
  });

  it.each([
    ['ailleurs', 6],
    ['juste à côté', 5],
  ])('une autre altération, %s, que personne n’a constatée : plus rien n’est prouvé', async (_, autre) => {
    const donnees = copie(changer(4));
    await avec(donnees, async (jalon) => {
      await constaterLaRupture(jalon);
      expect(await tous(jalon)).toEqual([expect.stringMatching(REFUS), 'établi', 'établi']);
    });
    surLeJournal(donnees, (db) => db.exec(changer(autre)));
    await avec(donnees, async (jalon) => {
      expect(jalon.integrite?.etat().etat).toBe('rompue');
      const altere = expect.stringContaining('n’est plus ce qui a été scellé');
      expect(await tous(jalon)).toEqual(parcours.map(() => altere));
      await constaterLaRupture(jalon);
      expect((await tous(jalon)).filter((dit) => dit === 'établi')).toHaveLength(1);
    });
  });

  it('sous un serveur qui a déjà prouvé : ce qu’il gardait ne sert plus', async () => {
    const donnees = copie();
    await avec(donnees, async (jalon) => {
      expect(await tous(jalon)).toEqual(parcours.map(() => 'établi'));
      surLeJournal(donnees, (db) => db.exec(changer(4)));
      await jalon.integrite?.toutVerifier();
      await constaterLaRupture(jalon);
      expect(await tous(jalon)).toEqual([expect.stringMatching(REFUS), 'établi', 'établi']);
    });
  });

  it('un témoin dont le dernier point touche la perte n’a plus de preuve, et c’est dit ; un autre en a une', async () => {
    const prolonge = async (jalon: Jalon, taille: number): Promise<boolean> => {
      const { point, coherence } = await (jalon.preuves as Preuves).point(taille);
      const fin = readUnverifiedCheckpoint(point);
      const avant = racines.get(taille) as string;
      return verifyConsistency(taille, fin.size, avant, fin.root, coherence);
    };
    const racines = new Map(
      surLeJournal(modele, (db) => db.prepare<[], [number, string]>('SELECT size, root FROM seals').raw().all()),
    );
    await avec(copie(changer(4)), async (jalon) => {
      await constaterLaRupture(jalon);
      await expect(jalon.preuves?.point(3)).rejects.toThrow('un fait voisin n’est plus celui qui a été scellé');
      for (const taille of [4, 5, 7]) expect([taille, await prolonge(jalon, taille)]).toEqual([taille, true]);
    });
  });
});
