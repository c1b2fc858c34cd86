/** Two situations side by side: nothing that differs is left unsaid, over the histories of a whole department. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMPARAISON_PARCOURS, comparer, ouvrirJalon, type Difference, type Jalon, type Vue } from '@jalon/application';
import { chargerDemonstration, ORGANISATIONS, personasDemonstration } from '@jalon/demonstration';
import type { Acteur } from '@jalon/parcours';

const JOUR = '2026-11-24';
type Objet = Record<string, unknown>;

let jalon: Jalon;
let ids: string[] = [];
let vues: Vue[] = [];
beforeAll(async () => {
  let instant = new Date(`${JOUR}T10:00:00Z`);
  jalon = await ouvrirJalon({ horloge: () => instant, organisations: ORGANISATIONS });
  await chargerDemonstration(jalon, { parcours: 40, graine: 11, jour: JOUR, regler: (i) => (instant = i) });
  instant = new Date(`${JOUR}T18:00:00Z`);
  const faits = await jalon.store.readAll({ after: -1, limit: 10_000, filter: { streamPrefixes: ['parcours-'] } });
  ids = [...new Set(faits.map((e) => e.stream.slice('parcours-'.length)))];
  vues = await Promise.all(
    ids.map(async (id) => {
      const lu = await jalon.moteur.consulter(id);
      if (!lu) throw new Error(id);
      return lu.vue;
    }),
  );
}, 120_000);
afterAll(() => jalon.fermer());

const champsDe = (differences: readonly Difference[]): string[] => differences.map((c) => c.champ);
/** Rule of the table for a path of a view, ranks of lists left out. */
function regleDe(chemin: readonly string[]): Objet {
  let regle: Objet = { champs: COMPARAISON_PARCOURS };
  for (const nom of chemin) {
    if ('tu' in regle) return regle;
    if (!/^\d+$/.test(nom)) regle = (regle['champs'] as Record<string, Objet>)[nom] ?? {};
  }
  return regle;
}
const autre = (v: unknown): unknown =>
  typeof v === 'number'
    ? v + 1
    : typeof v === 'boolean'
      ? !v
      : /^\d{4}-\d\d-\d\d$/.test(String(v))
        ? '1999-12-31'
        : `${String(v)} !`;

/** Every value of a view, with the way to it. */
function* feuilles(v: unknown, chemin: string[] = []): Generator<string[]> {
  if (typeof v === 'object' && v !== null)
    for (const [nom, w] of Object.entries(v)) yield* feuilles(w, [...chemin, nom]);
  else if (v !== null && v !== undefined) yield chemin;
}
function changee(vue: Vue, chemin: readonly string[], en: (v: unknown) => unknown): Vue {
  // not structuredClone: a pending request is the same object twice
  const copie = JSON.parse(JSON.stringify(vue)) as Vue;
  const dernier = chemin.at(-1) ?? '';
  const parent = chemin.slice(0, -1).reduce<Objet>((o, nom) => o[nom] as Objet, copie as unknown as Objet);
  parent[dernier] = en(parent[dernier]);
  return copie;
}

describe('Comparer deux situations', () => {
  it('la même ne dit rien', () => {
    expect(vues.length).toBeGreaterThan(30);
    for (const vue of vues) expect(comparer(vue, structuredClone(vue), COMPARAISON_PARCOURS)).toEqual([]);
  });

  it('une valeur changée, n’importe laquelle, est dite, ou la table dit pourquoi elle ne l’est pas', () => {
    let [dites, tues] = [0, 0];
    for (const vue of vues)
      for (const chemin of feuilles(vue)) {
        const vus = comparer(vue, changee(vue, chemin, autre), COMPARAISON_PARCOURS);
        // what identifies an element makes it another one
        if ('tu' in regleDe(chemin) && vus.length === 0) tues += 1;
        else {
          dites += 1;
          expect([chemin.join('.'), vus.length > 0]).toEqual([chemin.join('.'), true]);
          expect(champsDe(vus).filter((c) => !c.startsWith(chemin[0] ?? ''))).toEqual([]);
        }
      }
    expect(dites).toBeGreaterThan(2000);
    expect(tues).toBeGreaterThan(0);
  });

  it('dans l’autre sens, ce qui était ajouté est retiré', () => {
    const renverse = { ajoute: 'retire', retire: 'ajoute', change: 'change' } as const;
    for (const [i, vue] of vues.entries()) {
      const autreVue = vues[(i + 1) % vues.length] as Vue;
      const aller = comparer(vue, autreVue, COMPARAISON_PARCOURS);
      const retour = comparer(autreVue, vue, COMPARAISON_PARCOURS);
      const cle = (c: Difference): string => `${c.champ} ${JSON.stringify([c.avant, c.apres])}`;
      expect(retour.map((c) => `${renverse[c.sorte]} ${cle({ ...c, avant: c.apres, apres: c.avant })}`).sort()).toEqual(
        aller.map((c) => `${c.sorte} ${cle(c)}`).sort(),
      );
    }
  });

  it('aucun code n’en sort', () => {
    const textes = vues.flatMap((vue, i) =>
      comparer(vues[(i + 1) % vues.length] as Vue, vue, COMPARAISON_PARCOURS).flatMap((c) =>
        [c.avant, c.apres, ...c.valeurs.map((v) => v.valeur)].flatMap((v) => (v?.sorte === 'texte' ? [v.valeur] : [])),
      ),
    );
    expect(textes.length).toBeGreaterThan(500);
    expect(textes.filter((t) => /^[A-Z]{2,}_[A-Z_]+$|[a-z]_[a-z]/.test(String(t)))).toEqual([]);
  });
});

describe('Ce que chaque fait a changé', () => {
  it('mis bout à bout, mène de rien à la situation d’aujourd’hui', async () => {
    for (const [i, id] of ids.slice(0, 6).entries()) {
      const vue = vues[i] as Vue;
      const places = (await jalon.moteur.journal(id))?.map((f) => f.place) ?? [];
      for (const fait of places) {
        const effet = await jalon.moteur.effetDuFait(id, fait);
        expect(effet?.faitsAjoutes.map((f) => f.place)).toEqual([fait]);
        expect(effet?.faitsRetires).toEqual([]);
      }
      const dernier = places.at(-1) ?? 0;
      const tout = await jalon.moteur.rejouer(id, { fait: dernier, au: JOUR });
      expect(tout?.vue).toEqual(vue);
      const rien = await jalon.moteur.comparer(id, {
        avant: { fait: 0, au: JOUR },
        apres: { fait: dernier, au: JOUR },
      });
      expect(rien?.faitsAjoutes.map((f) => f.place)).toEqual(places);
      expect(champsDe(rien?.differences ?? [])).toEqual(expect.arrayContaining(['libelleEtape', 'ouvertLe']));
    }
  });

  it('deux moments connus de deux jours : les faits que l’un ignore sont nommés, et l’aller défait le retour', async () => {
    for (const id of ids.slice(0, 12)) {
      const milieu = (await jalon.moteur.journal(id))?.at(2)?.enregistreLe;
      const points = { avant: { connuLe: milieu }, apres: {} };
      const aller = await jalon.moteur.comparer(id, points);
      const retour = await jalon.moteur.comparer(id, { avant: points.apres, apres: points.avant });
      expect(aller?.avant.connuLe).toBe(milieu ?? null);
      expect(aller?.faitsAjoutes).toEqual(retour?.faitsRetires);
      expect(champsDe(aller?.differences ?? []).sort()).toEqual(champsDe(retour?.differences ?? []).sort());
    }
  });

  it('un lecteur ne voit changer que ce qu’il voit, et ne sait rien d’un dossier qui n’est pas à lui', async () => {
    let lus = 0;
    const lecteurs: Acteur[] = [
      ...personasDemonstration.map((p) => p.acteur),
      { role: 'siae', organisation: { id: 'ai-inconnue' } },
    ];
    for (const id of ids.slice(0, 12))
      for (const lecteur of lecteurs) {
        const lu = await jalon.moteur.consulter(id, { lecteur });
        const compare = await jalon.moteur.comparer(id, { avant: { fait: 0 }, apres: {} }, lecteur);
        if (lu) lus += 1;
        expect([id, compare === null]).toEqual([id, lu === null]);
        expect(await jalon.moteur.effetDuFait(id, 10_000, lecteur)).toBeNull();
        if (lu?.vue.personne === null) expect(champsDe(compare?.differences ?? [])).not.toContain('personne');
      }
    expect(lus).toBeGreaterThan(12);
  });
});
