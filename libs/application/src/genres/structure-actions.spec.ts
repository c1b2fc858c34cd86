import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commandesStructure, etatInitialStructure, evolveStructure } from '@jalon/conventionnement';
import { placeDe } from '@jalon/decider';
import type { Acteur } from '@jalon/droit';
import { ouvrirJalon, type Action, type Jalon } from '../index.js';
import { gabaritsDesStructures } from '../porte/gabarits-structure.js';
import { lireFaitDeStructure } from './regard-structures.js';

let jalon: Jalon;
let aujourdhui = '2025-03-03';
beforeEach(async () => {
  aujourdhui = '2025-03-03';
  jalon = await ouvrirJalon({
    horloge: () => new Date(`${aujourdhui}T12:00:00Z`),
    // the second one has the name that ordinary data give to another structure
    organisations: ['ai-rennes', 'structure'].map((id) => ({ id, type: 'AI', departement: '35' })),
  });
});
afterEach(() => jalon.fermer());

const ai: Acteur = { role: 'siae', organisation: { id: 'ai-rennes', type: 'AI', departement: '35' } };
const voisine: Acteur = { role: 'siae', organisation: { id: 'ai-brest', type: 'AI', departement: '29' } };
const prescripteur: Acteur = { role: 'prescripteur', organisation: { id: 'ml-rennes', departement: '35' } };
const prefet: Acteur = { role: 'prefet', organisation: { id: 'pref-35', departement: '35' } };
const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
const ailleurs: Acteur = { role: 'ddets', organisation: { id: 'ddets-29', departement: '29' } };
const TOUS = [ai, voisine, prescripteur, prefet, ddets, ailleurs];

/** Asked as the operator, so that those who may not read it are judged too. */
const actions = async (acteur: Acteur): Promise<Action[]> =>
  (await jalon.structures.actions('ai-rennes', acteur)) ?? [];
const action = async (acteur: Acteur, commande: string): Promise<Action | undefined> =>
  (await actions(acteur)).find((a) => a.commande === commande);
const faire = async (acteur: Acteur, type: string, data: object): Promise<void> => {
  const { issue } = await jalon.structures.executer({ structure: 'ai-rennes', type, data, acteur, le: aujourdhui });
  expect([type, issue]).toEqual([type, 'accepte']);
};

/** What the door answers to the same ordinary data: the two are never of different minds. */
async function repond(acteur: Acteur, commande: string): Promise<{ possible: boolean; familles: Set<unknown> }> {
  const { etat, droit } = await ici();
  const gabarits = gabaritsDesStructures[commande as keyof typeof gabaritsDesStructures];
  const rendus = await Promise.all(
    gabarits({ jour: aujourdhui, dossier: etat.dossier, droit, acteur }).map((data) =>
      jalon.structures.executer({
        structure: 'ai-rennes',
        type: commande,
        data: 'fait' in data ? { ...data, fait: placeDe(data.fait) } : data,
        acteur,
        lecteur: acteur,
        le: aujourdhui,
        simuler: true,
      }),
    ),
  );
  return {
    possible: rendus.some((r) => r.issue === 'accepte' && r.faits.length > 0),
    familles: new Set(rendus.map((r) => (r.issue === 'refuse' ? r.famille : 'etape'))),
  };
}
async function ici() {
  const faits = (await jalon.store.readStream('structure-ai-rennes')).map((e) => lireFaitDeStructure(e).fait);
  return {
    etat: faits.reduce(evolveStructure, etatInitialStructure('ai-rennes')),
    droit: jalon.referentiel.auJour(aujourdhui, jalon.lecture),
  };
}

/** One thing after the other, at a day of its own. */
const VIE: [string, Acteur, string, object][] = [
  ['2025-03-03', ddets, 'EnregistrerStructure', { type: 'AI', departement: '35' }],
  ['2025-03-04', ai, 'DemanderConvention', {}],
  ['2025-03-10', ddets, 'RendreAvisCommission', { avis: 'FAVORABLE' }],
  ['2025-03-11', prefet, 'SignerConvention', { debut: '2025-04-01', fin: '2026-03-31' }],
  ['2025-03-12', ai, 'DeclarerPermanence', { joursParSemaine: 3 }],
  ['2025-06-02', prefet, 'SuspendreConvention', { debut: '2025-06-10' }],
  ['2025-06-12', ddets, 'TenirDialogueDeGestion', {}],
  ['2025-06-16', prefet, 'HabiliterPrescripteur', { debut: '2025-06-16', fin: '2026-06-15' }],
  ['2025-06-20', prefet, 'RetirerAutoPrescription', { debut: '2025-08-01' }],
  ['2025-07-01', prefet, 'FermerStructure', { le: '2025-12-31' }],
  ['2025-07-02', ddets, 'RectifierActe', { fait: 10, raison: 'dite pour une autre' }],
];

describe('Ce qui est possible pour une structure', () => {
  it('cite toutes les commandes, quel que soit l’acteur', async () => {
    const toutes = Object.keys(commandesStructure).sort();
    for (const acteur of TOUS) expect((await actions(acteur)).map((a) => a.commande).sort()).toEqual(toutes);
  });

  it('dit ce que la porte répondrait aux mêmes données, à chaque moment de sa vie et à chacun', async () => {
    const possibles = new Set<string>();
    for (const [le, auteur, type, data] of [...VIE, [VIE.at(-1)?.[0] ?? '', ddets, '', {}] as (typeof VIE)[number]]) {
      aujourdhui = le;
      for (const acteur of TOUS)
        for (const { commande, possible, famille, message } of await actions(acteur)) {
          const porte = await repond(acteur, commande);
          const ou = [le, acteur.organisation.id, commande];
          expect([...ou, possible]).toEqual([...ou, porte.possible]);
          if (possible) possibles.add(commande);
          // nothing to put right yet: the door stops at the place that no act has
          else if (porte.familles.has('donnee'))
            expect([...ou, le]).toEqual([le, ou[1], 'RectifierActe', '2025-03-03']);
          else expect([...ou, porte.familles.has(famille), message !== '']).toEqual([...ou, true, true]);
        }
      if (type !== '') await faire(auteur, type, data);
    }
    // each was possible to somebody at some moment, but the one that is for a chantier
    expect(Object.keys(commandesStructure).filter((c) => !possibles.has(c))).toEqual(['AccorderDerogationHeures']);
  });

  it('refuse tout à la voisine et à l’État d’un autre département, avec la raison', async () => {
    await faire(ddets, 'EnregistrerStructure', { type: 'AI', departement: '35' });
    expect(await action(voisine, 'DemanderConvention')).toMatchObject({
      possible: false,
      famille: 'acces',
      message: 'Une SIAE n’agit que pour elle-même.',
    });
    expect((await actions(ailleurs)).filter((a) => a.possible)).toEqual([]);
  });

  it('nomme les conditions qui manquent, et ce qui est déjà fait', async () => {
    await faire(ddets, 'TenirDialogueDeGestion', {});
    expect(await action(ddets, 'TenirDialogueDeGestion')).toMatchObject({
      possible: false,
      famille: 'etape',
      message: 'Déjà fait : rien de nouveau à enregistrer.',
    });
    const suspendre = await action(prefet, 'SuspendreConvention');
    expect([suspendre?.famille, suspendre?.constats.filter((k) => !k.satisfaite).map((k) => k.condition)]).toEqual([
      'droit',
      ['convention_en_cours'],
    ]);
  });

  it('ne répond rien d’une structure que personne ne connaît', async () => {
    expect(await jalon.structures.actions('inconnue', ddets, ddets)).toBeNull();
  });
});
