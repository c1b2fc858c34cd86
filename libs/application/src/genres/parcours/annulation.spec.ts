import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { openMemoryStore, type EventStore } from '@jalon/event-store';
import { accepte, ddets, diagnostiquer, embauche, employeur } from '../../../essais/personnages.js';
import { annulerEcheancesDepuis, ouvrirJalon, type Jalon } from '../../index.js';

let maintenant: Date;
let store: EventStore;
let jalon: Jalon;
const a = (instant: string): void => void (maintenant = new Date(instant));
const DEPUIS = '2040-01-01T00:00:00Z';

beforeEach(async () => {
  a('2025-01-15T12:00:00Z');
  store = openMemoryStore();
  jalon = await ouvrirJalon({ store, horloge: () => maintenant });
});
afterEach(() => jalon.fermer());

/** Three PASS expired by a clock fifteen years ahead; then the operator vouches for the clock set right. */
async function troisExpires(): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < 3; n++) {
    const parcours = await diagnostiquer(jalon);
    accepte(await jalon.moteur.executer(embauche(parcours, 'c1', '2025-01-20')));
    ids.push(parcours);
  }
  await catchUp();
  const avant = lignes();
  a('2040-01-15T12:00:00Z');
  for (const id of ids) expect(await jalon.moteur.solderEcheances(id, '2040-01-15')).toBe(1);
  a('2025-02-03T12:00:00Z');
  await jalon.store.append('exploitation', -1, [
    {
      id: '00000000-0000-4000-8000-000000000001',
      type: 'HorlogeConfirmee.v1',
      data: {},
      meta: { enregistreLe: maintenant.toISOString() },
    },
  ]);
  await catchUp();
  expect(lignes()).not.toEqual(avant);
  return ids;
}
const catchUp = async (): Promise<void> =>
  void expect(await jalon.projections.quandTraite((await store.health()).head, 5000)).toBe(true);
const lignes = (): unknown =>
  jalon.projections.echeances.lister({ jusquAu: '2099-01-01' }).lignes.map(({ genre, le }) => [genre, le]);

it('dit d’abord, puis annule dans chaque parcours : le PASS vit de nouveau, et rien n’est annulé deux fois', async () => {
  const ids = await troisExpires();
  const suspendre = (parcours = '') =>
    jalon.moteur.executer({
      parcours,
      type: 'SuspendrePass',
      data: { debut: '2025-02-03', motif: 'CONTRAT_SUSPENDU' },
      acteur: employeur,
    });
  expect(await suspendre(ids[0])).toMatchObject({ issue: 'refuse', famille: 'etape' });
  const { head } = await store.health();
  const dit = await annulerEcheancesDepuis(jalon, { depuis: DEPUIS, raison: 'horloge', simuler: true });
  expect(dit.map((p) => [p.echeances.length, p.refus])).toEqual([
    [1, null],
    [1, null],
    [1, null],
  ]);
  expect((await store.health()).head).toBe(head);

  expect(await annulerEcheancesDepuis(jalon, { depuis: DEPUIS, raison: 'horloge', simuler: false })).toEqual(dit);
  expect(await annulerEcheancesDepuis(jalon, { depuis: DEPUIS, raison: 'horloge', simuler: false })).toEqual([]);
  for (const id of ids) {
    const journal = (await jalon.moteur.journal(id)) ?? [];
    expect(journal.filter((f) => f.annule).map((f) => f.type)).toEqual(['PassExpire']);
    expect((await jalon.moteur.consulter(id))?.vue).toMatchObject({ etape: 'enCours', pass: { etat: 'VALIDE' } });
    // the dates of the wrong clock do not cut the history short
    expect(await jalon.moteur.rejouer(id, { au: '2025-02-02' })).toMatchObject({ vue: { pass: { etat: 'VALIDE' } } });
    expect(accepte(await suspendre(id)).vue.etape).toBe('suspendu');
  }
});

it('redonne les mêmes lignes de lecture, en direct comme après reconstruction', async () => {
  await troisExpires();
  await annulerEcheancesDepuis(jalon, { depuis: DEPUIS, raison: 'horloge', simuler: false, acteur: ddets });
  await catchUp();
  const noms = ['liste', 'echeances', 'journal', 'indicateurs'];
  expect(jalon.projections.echeances.aTraiter('2027-01-20')).toHaveLength(3);
  const direct = noms.map((nom) => jalon.projections.empreinte(nom));
  for (const nom of noms) await jalon.projections.rebuild(nom);
  expect(noms.map((nom) => jalon.projections.empreinte(nom))).toEqual(direct);
});

it('par places ou par instant, jamais les deux ni aucun ; la même clé rend la même réponse', async () => {
  const [parcours = ''] = await troisExpires();
  const journal = (await jalon.moteur.journal(parcours)) ?? [];
  const [ouverture = 0, place = 0] = [journal[0]?.place, journal.at(-1)?.place];
  const annuler = (data: object, cle?: string) =>
    jalon.moteur.executer({
      parcours,
      type: 'AnnulerEcheances',
      data: { ...data, raison: 'horloge' },
      acteur: ddets,
      cle,
    });
  for (const data of [{}, { faits: [] }, { faits: [place], depuis: DEPUIS }, { faits: [999_999] }, { depuis: 'hier' }])
    expect(await annuler(data)).toMatchObject({ issue: 'refuse', famille: 'donnee' });
  expect(await annuler({ faits: [ouverture] })).toMatchObject({ issue: 'refuse', famille: 'droit' });
  const premier = accepte(await annuler({ depuis: DEPUIS }, 'cle-1'));
  expect(premier.faits.map((f) => f.type)).toEqual(['EcheancesAnnulees']);
  const encore = accepte(await annuler({ depuis: DEPUIS }, 'cle-1'));
  expect(encore).toEqual({ ...premier, rejoue: true });
  expect(await annuler({ depuis: DEPUIS })).toMatchObject({ issue: 'refuse', famille: 'droit' });
});
