/** Code 70 is started again, later and later; everything else is passed on. */
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { module, Programmes } from './programmes-de-test.js';

interface Fin {
  code: number | null;
  signal: string | null;
  demande: boolean;
}
interface Monde {
  dire(texte: string): void;
  maintenant(): number;
  attendre(ms: number): Promise<unknown>;
}
const { surveiller } = (await import(join(process.cwd(), 'apps/lanceur/surveiller.mjs'))) as {
  surveiller(lancer: () => Promise<Fin>, monde: Monde): Promise<Fin>;
};

/** Servers that live so many milliseconds each, then end so. */
async function vivre(vies: readonly (Partial<Fin> & { ms: number })[]) {
  const [dits, attentes]: [string[], number[]] = [[], []];
  let [heure, vie] = [0, 0];
  const fin = await surveiller(
    async () => {
      const { ms, ...reste } = vies[vie++] ?? { ms: 0, code: 0 };
      heure += ms;
      return { code: null, signal: null, demande: false, ...reste };
    },
    {
      dire: (texte) => dits.push(texte),
      maintenant: () => heure,
      attendre: async (ms) => {
        attentes.push(ms);
        heure += ms;
      },
    },
  );
  return { fin, dits, attentes, departs: vie };
}
const faute = (ms: number) => ({ ms, code: 70 });

describe('La surveillance du serveur', () => {
  it('attend de plus en plus, trente secondes au plus', async () => {
    const { attentes, dits } = await vivre(Array.from({ length: 9 }, () => faute(10)));
    expect(attentes).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
    expect(dits[0]).toBe('Le serveur s’est arrêté sur une faute de stockage (code 70) : nouveau départ dans 0,5 s.');
    expect(dits[8]).toMatch(/dans 30 s\.$/);
  });

  it('repart de 0,5 s après une minute de vie', async () => {
    const { attentes } = await vivre([faute(10), faute(10), faute(59_999), faute(60_000), faute(10)]);
    expect(attentes).toEqual([500, 1000, 2000, 500, 1000]);
  });

  it.each([
    { ms: 5, code: 0 },
    { ms: 5, code: 1 },
    { ms: 5, code: 78 },
    { ms: 5, code: null, signal: 'SIGKILL' },
    // it was told to stop and failed while closing: nobody wants it back
    { ms: 5, code: 70, demande: true },
  ])('rend toute autre fin telle quelle : %j', async ({ ms, ...fin }) => {
    const vecu = await vivre([{ ms, ...fin }]);
    expect(vecu).toMatchObject({ fin, departs: 1, dits: [] });
  });

  const programmes = new Programmes();
  afterAll(() => programmes.nettoyer());

  it('relance un vrai serveur qui tombe deux fois, lui passe SIGTERM, et rend son code', async () => {
    const compte = JSON.stringify(join(programmes.dossier, 'departs'));
    const serveur = programmes.ecrire(
      'serveur.mjs',
      `import { appendFileSync, readFileSync } from 'node:fs'; import { createServer } from 'node:http';
       appendFileSync(${compte}, 'x');
       if (readFileSync(${compte}, 'utf8').length <= 2) process.exit(70);
       process.on('SIGTERM', () => process.exit(3));
       createServer((_, reponse) => reponse.end('servi')).listen(0, '127.0.0.1', function () { console.log('port ' + this.address().port); });`,
    );
    const superviseur = programmes.ecrire(
      'superviseur.mjs',
      `const { relayer, finirComme } = await import(${module('relayer.mjs')});
       const { surveiller } = await import(${module('surveiller.mjs')});
       finirComme(await surveiller(() => relayer(process.execPath, [${JSON.stringify(serveur)}])));`,
    );
    const lance = programmes.lancer(process.execPath, [superviseur]);
    const port = (await lance.dit(/port (\d+)/))[1];
    expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe('servi');
    lance.processus.kill('SIGTERM');
    expect(await lance.fin).toEqual({ code: 3, signal: null });
    expect(lance.erreurs.match(/code 70/g)).toHaveLength(2);
    expect(lance.erreurs).toMatch(/dans 0,5 s\.\n.*dans 1 s\.\n$/);
  });

  it('s’arrête aussi pendant l’attente', async () => {
    const superviseur = programmes.ecrire(
      'tombe.mjs',
      `const { surveiller } = await import(${module('surveiller.mjs')});
       await surveiller(async () => ({ code: 70, signal: null, demande: false }), { dire: () => console.log('attend'), attendre: () => new Promise((r) => setTimeout(r, 60_000)) });`,
    );
    const lance = programmes.lancer(process.execPath, [superviseur]);
    await lance.dit(/attend/);
    lance.processus.kill('SIGTERM');
    expect(await lance.fin).toEqual({ code: null, signal: 'SIGTERM' });
  });
});
