import { describe, expect, it } from '@jest/globals';
import { Referentiel, type Verdict } from '@jalon/droit';
import { openMemoryStore } from '@jalon/event-store';
import { empreinte } from './empreinte.js';
import { Referentiels } from './referentiels.js';

const TITRE = 'Code du travail, art. R. 5132-1-4';
const loi = (annees: number, libelle = 'Délai de carence', condition = 'Le délai est passé'): Referentiel =>
  Referentiel.charger(
    [
      {
        chemin: 'pass/carence',
        yaml: `libelle: ${libelle}\nselon: jour\nversions:\n  - { effet: 2021-09-01, publication: 2021-08-31, duree: { valeur: ${annees}, unite: annee }, references: [{ titre: "${TITRE}", href: "https://www.legifrance.gouv.fr/" }] }\n`,
      },
      { chemin: 'conditions/pass', yaml: `carence: { libelle: ${condition} }` },
    ],
    empreinte,
  );
const nommer = (r: Referentiel): Pick<Verdict, 'empreinte' | 'empreinteLibelles'> => ({
  empreinte: r.empreinte,
  empreinteLibelles: r.empreinteLibelles,
});
const compact = (e: string, m?: string) => ({ r: 'r', j: '2025-03-01', l: 'p' as const, e, m, i: 1 as const, c: [] });

describe('Les référentiels du journal', () => {
  it('garde chaque texte une fois : un libellé corrigé ne garde pas la loi de nouveau', async () => {
    const store = openMemoryStore();
    const stream = async (): Promise<string[]> => (await store.readAll({ after: -1, limit: 100 })).map((e) => e.stream);
    for (const r of [loi(2), loi(2), loi(2, 'Carence'), loi(3)])
      await new Referentiels(r, 'plateforme', store).deposer();
    const [deux, trois] = [loi(2), loi(3)];
    expect(await stream()).toEqual([
      `referentiel-${deux.empreinte}`,
      `libelles-${deux.empreinteLibelles}`,
      `libelles-${loi(2, 'Carence').empreinteLibelles}`,
      `referentiel-${trois.empreinte}`,
    ]);
  });

  it('rend la loi et les mots de l’époque d’un verdict, articles compris', async () => {
    const store = openMemoryStore();
    const ancienne = loi(2, 'Délai de carence', 'Le délai est passé');
    await new Referentiels(ancienne, 'plateforme', store).deposer();
    const aujourdhui = new Referentiels(loi(3, 'Carence', 'La carence est finie'), 'plateforme', store);
    expect((await aujourdhui.conditions(nommer(ancienne)))['carence']?.libelle).toBe('Le délai est passé');
    expect((await aujourdhui.references(ancienne.empreinte))('pass/carence@2021-09-01')[0]?.titre).toBe(TITRE);
    const epoque = await aujourdhui.deLEpoque(compact(ancienne.empreinte, ancienne.empreinteLibelles));
    const droit = epoque?.auJour('2025-03-01');
    expect(droit?.lire('pass/carence')?.valeurs.duree.valeur).toBe(2);
    expect(droit?.libelle('pass/carence')).toBe('Délai de carence');
    expect([droit?.empreinte, droit?.empreinteLibelles]).toEqual([ancienne.empreinte, ancienne.empreinteLibelles]);
  });

  it('ne devine pas une loi qui n’est nulle part, ni un texte changé : les mots sont alors ceux d’aujourd’hui', async () => {
    const store = openMemoryStore();
    const courant = loi(2);
    const referentiels = new Referentiels(courant, 'plateforme', store);
    const inconnue = 'f'.repeat(64);
    expect(await referentiels.deLEpoque(compact(inconnue, inconnue))).toBeNull();
    expect(await referentiels.deLEpoque(compact(courant.empreinte, inconnue))).toBeNull();
    expect(await referentiels.conditions({ empreinte: inconnue, empreinteLibelles: inconnue })).toBe(
      courant.conditions,
    );
    expect((await referentiels.references(inconnue))('pass/carence@2021-09-01')).toEqual([]);
    const texte = loi(3).texteDesLibelles.replace('passé', 'PASSÉ');
    const menteur = {
      id: '00000000-0000-4000-8000-000000000001',
      type: 'LibellesEnregistres.v1',
      data: { texte },
      meta: {},
    };
    await store.append(`libelles-${'e'.repeat(64)}`, -1, [menteur]);
    expect(await referentiels.conditions({ empreinte: inconnue, empreinteLibelles: 'e'.repeat(64) })).toBe(
      courant.conditions,
    );
  });

  it('lit encore le texte unique de Jalon 0.2 : ses articles, et les mots qu’il contenait', async () => {
    const store = openMemoryStore();
    const version = {
      effet: '2021-09-01',
      publication: '2021-08-31',
      references: [{ titre: TITRE, href: 'https://www.legifrance.gouv.fr/' }],
      valeurs: { duree: { valeur: 2, unite: 'annee' } },
    };
    const texte = JSON.stringify({
      conditions: { carence: { libelle: 'Le délai de 0.2' } },
      parametres: [
        {
          chemin: 'pass/carence',
          libelle: 'Carence de 0.2',
          selon: 'jour',
          versions: [version],
          exemples: [],
          bornes: [],
        },
      ],
      bornes: { dossier: [], oui_ou_non: [], sans_borne: {} },
    });
    const e = empreinte(texte);
    const id = '00000000-0000-4000-8000-000000000002';
    await store.append(`referentiel-${e}`, -1, [{ id, type: 'ReferentielEnregistre.v1', data: { texte }, meta: {} }]);
    const referentiels = new Referentiels(loi(3), 'plateforme', store);
    expect((await referentiels.references(e))('pass/carence@2021-09-01')[0]?.titre).toBe(TITRE);
    expect((await referentiels.conditions({ empreinte: e }))['carence']?.libelle).toBe('Le délai de 0.2');
    expect(await referentiels.deLEpoque(compact(e))).toBeNull();
  });
});
