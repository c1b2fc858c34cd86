import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accepte, diagnostiquer, embauche, employeur, ouvrir, prescripteur } from '../essais/personnages.js';
import { lancerEcheancier, ouvrirJalon, type Jalon } from './index.js';

let maintenant: Date;
let jalon: Jalon;
const au = (jour: string): void => void (maintenant = new Date(`${jour}T12:00:00Z`));
beforeEach(async () => {
  au('2025-01-15');
  jalon = await ouvrirJalon({ horloge: () => maintenant });
});
afterEach(() => jalon.fermer());

/** A PASS that ends on 2027-01-19 (730 days from 2025-01-20). */
async function avecPass(): Promise<{ parcours: string; position: number }> {
  const parcours = await diagnostiquer(jalon);
  const { position, vue } = accepte(await jalon.moteur.executer(embauche(parcours, 'c1', '2025-01-20')));
  expect(vue.pass?.fin).toBe('2027-01-19');
  return { parcours, position };
}
const types = async (parcours: string) => (await jalon.moteur.journal(parcours))?.map((f) => [f.type, f.le]);

describe('Les échéances', () => {
  it('se voient à la lecture sans être écrites, et s’écrivent une fois, au jour où elles tombent', async () => {
    const { parcours } = await avecPass();
    const avant = (await jalon.store.health()).head;
    expect(await jalon.moteur.consulter(parcours, { au: '2027-02-01' })).toMatchObject({
      vue: { etape: 'expire', pass: { etat: 'EXPIRE' } },
    });
    expect((await jalon.store.health()).head).toBe(avant);
    expect(await jalon.moteur.solderEcheances(parcours, '2027-02-01')).toBe(1);
    expect(await jalon.moteur.solderEcheances(parcours, '2027-02-01')).toBe(0);
    expect((await types(parcours))?.at(-1)).toEqual(['PassExpire', '2027-01-20']);
  });

  it('sont soldées avant une commande, dans la même écriture', async () => {
    const { parcours } = await avecPass();
    au('2027-02-01');
    const { faits } = accepte(
      await jalon.moteur.executer({ parcours, type: 'OrienterVersSiae', data: { siae: 'ai-2' }, acteur: prescripteur }),
    );
    expect(faits.map((f) => [f.type, f.le])).toEqual([
      ['PassExpire', '2027-01-20'],
      ['OrientationEnvoyee', '2027-02-01'],
    ]);
  });

  it('sont écrites par l’échéancier pour tous les parcours, et un parcours en panne n’arrête pas les autres', async () => {
    const dus = [await avecPass(), await avecPass(), await avecPass()];
    await ouvrir(jalon);
    await jalon.projections.quandTraite(Math.max(...dus.map((d) => d.position)), 5000);
    au('2027-02-01');
    const erreurs: unknown[] = [];
    const enPanne = dus[1]?.parcours;
    const moteur = {
      ...jalon.moteur,
      solderEcheances: (p: string, jour: string) =>
        p === enPanne ? Promise.reject(new Error('panne')) : jalon.moteur.solderEcheances(p, jour),
    };
    const echeancier = lancerEcheancier(
      moteur,
      jalon.projections,
      () => maintenant,
      (e) => void erreurs.push(e),
      { ecriture: jalon.ecriture, horloge: jalon.gardeHorloge, retenue: jalon.retenue },
    );
    expect(await echeancier.passer()).toBe(2);
    expect(erreurs).toHaveLength(1);
    await echeancier.arreter();
    for (const { parcours } of dus)
      expect((await types(parcours))?.some(([type]) => type === 'PassExpire')).toBe(parcours !== enPanne);
  });
});

describe('Le rejeu', () => {
  it('montre le parcours à un jour, et ce qu’on en savait à un autre', async () => {
    const { parcours } = await avecPass();
    au('2025-06-10');
    accepte(
      await jalon.moteur.executer({ parcours, type: 'TransmettreFiche', data: { contrat: 'c1' }, acteur: employeur }),
    );
    const revision = (await jalon.moteur.consulter(parcours))?.revision ?? -1;
    expect(await jalon.moteur.rejouer(parcours)).toMatchObject({
      revision,
      faitsIgnores: 0,
      vue: { auJour: '2025-06-10' },
    });
    expect(await jalon.moteur.rejouer(parcours, { au: '2025-06-09' })).toMatchObject({
      revision: revision - 1,
      faitsIgnores: 1,
      vue: { auJour: '2025-06-09' },
    });
    expect(await jalon.moteur.rejouer(parcours, { au: '2027-02-01', connuLe: '2025-01-15' })).toMatchObject({
      revision: revision - 1,
      faitsIgnores: 1,
      vue: { auJour: '2027-02-01', pass: { etat: 'EXPIRE' } },
    });
    expect(await jalon.moteur.rejouer(parcours, { au: '2024-12-31' })).toMatchObject({
      revision: -1,
      vue: { etape: 'aOuvrir' },
    });
  });
});

describe('Une rectification', () => {
  it('nomme le fait par sa place dans son dossier, et seulement un fait de ce parcours', async () => {
    const { parcours } = await avecPass();
    const heures = { contrat: 'c1', mois: '2025-01', heures: 12.5 };
    au('2025-02-03');
    const ecrit = accepte(
      await jalon.moteur.executer({ parcours, type: 'DeclarerHeures', data: heures, acteur: employeur }),
    );
    const rectifier = (fait: number) =>
      jalon.moteur.executer({
        parcours,
        type: 'RectifierFait',
        data: { fait, raison: 'Erreur de saisie' },
        acteur: employeur,
      });
    await ouvrir(jalon);
    const place = ecrit.faits.at(-1)?.place ?? 0;
    // one of this dossier, though the log goes on with another
    expect(place).toBeLessThan(ecrit.position + 1);
    for (const aucun of [place + 1, 0])
      expect(await rectifier(aucun)).toMatchObject({ issue: 'refuse', famille: 'donnee', champs: [{ champ: 'fait' }] });
    expect(accepte(await rectifier(place)).vue.heures).toEqual([]);
    expect((await jalon.moteur.journal(parcours))?.at(-1)?.data).toMatchObject({ fait: place });
  });
});
