import { describe, expect, it } from '@jest/globals';
import { InvalidEvent, KeyReused, RevisionConflict } from '@jalon/event-store';
import type { Essai } from '../contrat.js';
import { fait, faits, flux, issue, tete } from '../outils.js';

const cle = (key: string, fingerprint = 'empreinte') => ({ key, fingerprint });

export function idempotence({ ouvrir }: Essai): void {
  describe('reprise d’une commande', () => {
    it('même clé, même empreinte : la première issue est rendue et rien n’est écrit', async () => {
      const store = await ouvrir();
      const nom = flux();
      const premiere = await store.append(nom, -1, faits(2), cle('c1'));
      const apres = await tete(store);
      expect(await store.append(nom, -1, faits(2), cle('c1'))).toEqual({ ...premiere, replayed: true });
      expect(await tete(store)).toBe(apres);
    });

    it.each([-1, 0, 3, 99])('quelle que soit la révision attendue à la reprise (%s)', async (attendue) => {
      const store = await ouvrir();
      const nom = flux();
      const premiere = await store.append(nom, -1, [fait()], cle('c1'));
      expect(await store.append(nom, attendue, [fait()], cle('c1'))).toEqual({ ...premiere, replayed: true });
    });

    it('même longtemps après, quand le flux a avancé', async () => {
      const store = await ouvrir();
      const nom = flux();
      const premiere = await store.append(nom, -1, faits(2), cle('c1'));
      for (let n = 1; n < 30; n++) await store.append(nom, n, [fait()], cle(`autre-${n}`));
      expect(await store.append(nom, -1, faits(2), cle('c1'))).toEqual({ ...premiere, replayed: true });
      expect(await store.readStream(nom)).toHaveLength(31);
    });

    it('même clé, autre empreinte : refusée, rien n’est écrit', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait()], cle('c1', 'f1'));
      await expect(store.append(nom, 0, [fait()], cle('c1', 'f2'))).rejects.toBeInstanceOf(KeyReused);
      expect(await store.readStream(nom)).toHaveLength(1);
    });

    it('la clé ne vaut que dans son flux', async () => {
      const store = await ouvrir();
      const [a, b] = [flux(), flux()];
      await store.append(a, -1, [fait()], cle('c1', 'f1'));
      expect(await store.append(b, -1, [fait()], cle('c1', 'f2'))).toMatchObject({ replayed: false });
    });

    it('retrouve l’issue enregistrée sous une clé, avec son empreinte', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait()]);
      const ecrit = await store.append(nom, 0, faits(3), cle('c1', 'f1'));
      expect(await store.findAppend(nom, 'c1')).toEqual({ ...ecrit, replayed: true, fingerprint: 'f1' });
    });

    it('ne retrouve rien sous une clé inconnue, ni dans un flux inconnu', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait()], cle('c1'));
      expect(await store.findAppend(nom, 'c2')).toBeUndefined();
      expect(await store.findAppend(flux(), 'c1')).toBeUndefined();
    });

    it('retrouve chacune de vingt clés d’un flux', async () => {
      const store = await ouvrir();
      const nom = flux();
      for (let n = 0; n < 20; n++) await store.append(nom, n - 1, [fait()], cle(`c${n}`, `f${n}`));
      for (let n = 0; n < 20; n++)
        expect(await store.findAppend(nom, `c${n}`)).toMatchObject({
          firstRevision: n,
          lastRevision: n,
          fingerprint: `f${n}`,
        });
    });

    it('accepte des clés faites de n’importe quels caractères', async () => {
      const store = await ouvrir();
      const nom = flux();
      const cles = ['a b', 'é', '"', '\\', "'; DROP TABLE events; --", '$all', '\u0000', '👍', 'x'.repeat(200)];
      for (const [n, key] of cles.entries()) await store.append(nom, n - 1, [fait()], cle(key));
      for (const [n, key] of cles.entries())
        expect(await store.findAppend(nom, key)).toMatchObject({ firstRevision: n });
    });

    it('dix reprises simultanées de la même commande n’écrivent qu’une fois', async () => {
      const store = await ouvrir();
      const nom = flux();
      const envoi = faits(2);
      const issues = await Promise.all(Array.from({ length: 10 }, () => store.append(nom, -1, envoi, cle('c1'))));
      expect(issues.filter((i) => !i.replayed)).toHaveLength(1);
      expect(new Set(issues.map((i) => i.lastPosition)).size).toBe(1);
      expect(await store.readStream(nom)).toHaveLength(2);
    });

    it('deux demandes différentes sous la même clé, au même instant : une seule passe', async () => {
      const store = await ouvrir();
      const nom = flux();
      const issues = await Promise.all(['f1', 'f2'].map((f) => issue(store.append(nom, -1, [fait()], cle('c1', f)))));
      expect(issues.map((i) => ('ok' in i ? 'ok' : i.refus.name)).sort()).toEqual(['KeyReused', 'ok']);
      expect(await store.readStream(nom)).toHaveLength(1);
    });

    it('une reprise ne réveille personne : le journal ne compte le fait qu’une fois', async () => {
      const store = await ouvrir();
      const nom = flux();
      const depart = await tete(store);
      for (let n = 0; n < 5; n++) await store.append(nom, -1, [fait()], cle('c1'));
      expect(await store.readAll({ after: depart, filter: { streamPrefixes: [nom] } })).toHaveLength(1);
    });
  });

  describe('reprise sans clé, par les identifiants des faits', () => {
    it('mêmes faits, même révision attendue : rien n’est écrit, la première issue est rendue', async () => {
      const store = await ouvrir();
      const nom = flux();
      await store.append(nom, -1, [fait()]);
      const envoi = faits(2);
      const premiere = await store.append(nom, 0, envoi);
      await store.append(nom, 2, [fait()]);
      expect(await store.append(nom, 0, envoi)).toEqual({ ...premiere, replayed: true });
      expect(await store.readStream(nom)).toHaveLength(4);
    });

    it('recharger la révision puis renvoyer les mêmes faits ne les écrit pas deux fois', async () => {
      const store = await ouvrir();
      const nom = flux();
      const envoi = faits(2);
      await store.append(nom, -1, envoi);
      await expect(store.append(nom, 1, envoi)).rejects.toBeInstanceOf(InvalidEvent);
      expect(await store.readStream(nom)).toHaveLength(2);
    });

    it('mêmes identifiants mais autre contenu : ce n’est pas une reprise, c’est un conflit', async () => {
      const store = await ouvrir();
      const nom = flux();
      const envoi = fait({ motif: 'A' });
      await store.append(nom, -1, [envoi]);
      await expect(store.append(nom, -1, [{ ...envoi, data: { motif: 'B' } }])).rejects.toBeInstanceOf(
        RevisionConflict,
      );
      expect((await store.readStream(nom))[0]?.data).toEqual({ motif: 'A' });
    });

    it('une partie seulement de l’ajout déjà écrite : conflit, jamais un complément', async () => {
      const store = await ouvrir();
      const nom = flux();
      const envoi = faits(3);
      await store.append(nom, -1, envoi.slice(0, 2));
      await expect(store.append(nom, -1, envoi)).rejects.toBeInstanceOf(RevisionConflict);
      expect(await store.readStream(nom)).toHaveLength(2);
    });

    it('le même identifiant est admis dans deux flux', async () => {
      const store = await ouvrir();
      const envoi = fait();
      await store.append(flux(), -1, [envoi]);
      expect(await store.append(flux(), -1, [envoi])).toMatchObject({ replayed: false });
    });
  });
}
