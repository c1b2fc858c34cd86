/** An annexe put right, a termination told late: the hires made meanwhile are what the State has to settle, and leave with their cause. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Acteur } from '@jalon/parcours';
import { accepte, ddets, diagnostiquer, embauche, employeur } from '../../essais/personnages.js';
import { ouvrirJalon, type Jalon } from '../index.js';
import { aFairePour } from '../a-faire/a-faire.js';
import { anomaliesPour } from '../lecteur/anomalies.js';

const JOUR = '2026-06-01';
let jalon: Jalon;
beforeEach(async () => {
  jalon = await ouvrirJalon({ organisations: [employeur.organisation], horloge: () => new Date(`${JOUR}T10:00:00Z`) });
});
afterEach(() => jalon.fermer());

async function acte(type: string, data: object, le: string): Promise<number> {
  const r = await jalon.structures.executer({ structure: 'ai-rennes', type, data, acteur: ddets, le });
  if (r.issue !== 'accepte') throw new Error(`${type} : ${r.message}`);
  return r.faits.at(-1)?.place ?? 0;
}
const anomalies = async (acteur: Acteur = ddets, demande: object = { condition: 'embauche_hors_convention' }) => {
  await jalon.projections.quandTraite((await jalon.store.health()).head, 5000);
  const lues = await anomaliesPour(jalon, acteur, demande);
  return lues?.structures.map((a) => [a.parcours, a.fait, a.condition, a.le]) ?? null;
};

const aFaire = async (acteur: Acteur = ddets) =>
  (await aFairePour({ ...jalon, delais: [] }, acteur, JOUR)).taches
    .filter((t) => t.cle === 'hors convention')
    .map((t) => [t.titre, t.liste?.filtre['condition'], t.nombre, t.depuis]);

it('une embauche que la convention corrigée ne permet plus est dite à la DDETS, et à elle seule', async () => {
  await acte('SignerConvention', { debut: '2025-01-01', fin: '2027-12-31' }, '2025-01-06');
  const annexe = { etat: 'VALIDE', debut: '2026-01-01', fin: '2026-12-31' };
  const place = await acte('SignerAnnexeFinanciere', annexe, '2026-01-05');
  const parcours = await diagnostiquer(jalon, { le: '2026-03-02' });
  const { faits } = accepte(await jalon.moteur.executer(embauche(parcours, 'c1', '2026-03-09', { le: '2026-03-03' })));
  expect([await anomalies(), await aFaire()]).toEqual([[], []]);
  const raison = 'Annexe plus courte';
  const correction = await acte('RectifierActe', { fait: place, raison, remplacement: { fin: '2026-01-31' } }, JOUR);
  const ligne = [parcours, faits.at(-1)?.place, 'embauche_hors_convention', '2026-03-03'];
  expect(await anomalies()).toEqual([ligne]);
  const titre = 'Régler les embauches faites hors de la convention';
  expect(await aFaire()).toEqual([[titre, 'embauche_hors_convention', 1, '2026-03-03']]);
  expect((await anomalies(ddets, {}))?.length).toBeGreaterThan(1);
  expect(await anomalies(ddets, { condition: 'suites_regulieres' })).toEqual([]);
  const ailleurs: Acteur = { role: 'ddets', organisation: { id: 'ddets-22', departement: '22' } };
  expect([await anomalies(ailleurs), await aFaire(ailleurs)]).toEqual([[], []]);
  expect([await anomalies(employeur), await aFaire(employeur)]).toEqual([null, []]);
  // the annexe put right again: nothing to follow
  expect(correction).toBe(place + 1);
  await acte('RectifierActe', { fait: place, raison, remplacement: { fin: '2026-12-31' } }, JOUR);
  expect([await anomalies(), await aFaire()]).toEqual([[], []]);
  const resiliation = { le: '2026-03-01', motif: 'ACCORD' };
  const resiliee = await acte('ResilierConvention', resiliation, JOUR);
  expect(await anomalies()).toEqual([ligne]);
  await acte('RectifierActe', { fait: resiliee, raison: 'Pas celle-ci' }, JOUR);
  expect(await anomalies()).toEqual([]);
});
