/** The civil day is that of the structure, and time passes for all (D40). */
import { describe, expect, it } from '@jest/globals';
import type { Acteur } from '@jalon/parcours';
import { accepte, diagnostiquer, embauche } from '../essais/personnages.js';
import { ouvrirJalon } from './index.js';

const siae = (id: string, departement: string): Acteur => ({
  role: 'siae',
  organisation: { id, type: 'AI', departement },
});
const [martinique, reunion, rennes] = [siae('ai-972', '972'), siae('ai-974', '974'), siae('ai-35', '35')];

const a = async (instant: string) => {
  const horloge = { maintenant: new Date(instant) };
  return { horloge, jalon: await ouvrirJalon({ horloge: () => horloge.maintenant, echeancier: false }) };
};
const leDuDernier = async ({ jalon }: Awaited<ReturnType<typeof a>>, parcours: string) =>
  (await jalon.moteur.journal(parcours))?.at(-1)?.le;

describe('Le jour d’un acte', () => {
  it('est celui de la structure : le 20 à Rennes est encore le 19 en Martinique', async () => {
    const ici = await a('2025-01-10T12:00:00Z');
    const [p, q] = [await diagnostiquer(ici.jalon), await diagnostiquer(ici.jalon)];
    ici.horloge.maintenant = new Date('2025-01-20T01:00:00Z');
    accepte(await ici.jalon.moteur.executer(embauche(p, 'c1', '2025-01-19', { acteur: martinique })));
    expect(await leDuDernier(ici, p)).toBe('2025-01-19');
    expect(await ici.jalon.moteur.executer(embauche(q, 'c2', '2025-01-19', { acteur: rennes }))).toMatchObject({
      issue: 'refuse',
      famille: 'droit',
    });
    await ici.jalon.fermer();
  });

  it('ne recule pas dans un dossier que deux fuseaux se partagent', async () => {
    const ici = await a('2025-01-10T12:00:00Z');
    const p = await diagnostiquer(ici.jalon);
    // already the 21st at La Réunion
    ici.horloge.maintenant = new Date('2025-01-20T21:00:00Z');
    accepte(await ici.jalon.moteur.executer(embauche(p, 'c1', '2025-01-21', { acteur: reunion })));
    accepte(await ici.jalon.moteur.executer(embauche(p, 'c2', '2025-01-21', { acteur: martinique })));
    expect((await ici.jalon.moteur.journal(p))?.slice(-2).map((f) => f.le)).toEqual(['2025-01-21', '2025-01-21']);
    await ici.jalon.fermer();
  });

  it('un PASS n’expire qu’une fois son dernier jour fini partout', async () => {
    const ici = await a('2025-01-10T12:00:00Z');
    const p = await diagnostiquer(ici.jalon);
    accepte(await ici.jalon.moteur.executer(embauche(p, 'c1', '2025-01-10', { acteur: martinique })));
    const dernier = '2027-01-09';
    ici.horloge.maintenant = new Date('2027-01-10T03:30:00Z');
    const lu = await ici.jalon.moteur.consulter(p, { lecteur: martinique });
    expect(lu?.vue).toMatchObject({ auJour: dernier, pass: { fin: dernier, etat: 'VALIDE', joursRestants: 1 } });
    expect((await ici.jalon.moteur.consulter(p))?.vue.pass?.etat).toBe('EXPIRE');
    await ici.jalon.fermer();
  });
});
