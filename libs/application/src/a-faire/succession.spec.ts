/** D43: the one that succeeds sees what its predecessor had to do, in what it has to do and in its lists; nobody else does. */
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { Acteur } from '@jalon/parcours';
import { accepte, ddets, employeur, ouvrir } from '../../essais/personnages.js';
import { ouvrirJalon, perimetreDeListe, type Jalon } from '../index.js';
import { aFairePour } from './a-faire.js';

const JOUR = '2026-06-01';
const successeur: Acteur = { role: 'siae', organisation: { id: 'ei-vitre', type: 'EI', departement: '35' } };
const tierce: Acteur = { role: 'siae', organisation: { id: 'aci-rennes', type: 'ACI', departement: '35' } };
let jalon: Jalon;
beforeEach(async () => {
  const organisations = [employeur, successeur, tierce].map((a) => a.organisation);
  jalon = await ouvrirJalon({ organisations, horloge: () => new Date(`${JOUR}T10:00:00Z`) });
});
afterEach(() => jalon.fermer());

const aFaire = async (acteur: Acteur): Promise<(string | null)[][]> =>
  (await aFairePour({ ...jalon, delais: [] }, acteur, JOUR)).taches.map((t) => [t.commande, t.le]);
/** Day of the deadline, in the list of deadlines and on the line of the parcours; and the day of the last diagnosis there. */
async function listes(acteur: Acteur): Promise<unknown> {
  const regard = perimetreDeListe(acteur, await jalon.structures.predecesseurs(acteur));
  const { lignes } = jalon.projections.echeances.listerPour(regard, { jusquAu: '2026-12-31' });
  const demande = { jour: JOUR };
  await jalon.projections.liste.preparer(regard, demande);
  const [ligne] = jalon.projections.liste.listerPour(regard, demande).lignes;
  return [lignes.map((e) => e.le), ligne?.prochaineEcheance?.le ?? null];
}
const succeder = async (a: string): Promise<void> => {
  const data = { de: 'ai-rennes', a, le: JOUR, fondement: 'AUTRE', reference: 'Récépissé de fusion' };
  const r = await jalon.structures.executer({ structure: a, type: 'ConstaterSuccession', data, acteur: ddets });
  expect(r.issue).toBe('accepte');
};

it('l’échéance du diagnostic de celle à qui l’on succède est à voir, et à faire', async () => {
  const le = '2026-03-03';
  const { parcours } = await ouvrir(jalon, { acteur: employeur, le });
  const diagnostic = { parcours, type: 'EtablirDiagnostic', data: { criteres: ['RSA'] }, acteur: employeur, le };
  accepte(await jalon.moteur.executer(diagnostic));
  // the third one takes part too: what is for the author of the diagnosis is still not for it
  const orientation = { parcours, type: 'OrienterVersSiae', data: { siae: 'aci-rennes' }, acteur: employeur, le };
  const { position } = accepte(await jalon.moteur.executer(orientation));
  await jalon.projections.quandTraite(position, 5000);
  const [attendues, ici] = [await aFaire(employeur), await listes(employeur)];
  expect(attendues).toContainEqual(['DeclarerEmbauche', '2026-06-03']);
  expect(ici).toEqual([['2026-06-03'], '2026-06-03']);
  expect([await aFaire(successeur), await listes(successeur)]).toEqual([[], [[], null]]);
  await succeder('ei-vitre');
  expect([await aFaire(successeur), await listes(successeur)]).toEqual([attendues, ici]);
  expect((await aFaire(tierce)).map(([commande]) => commande)).not.toContain('DeclarerEmbauche');
  expect(await listes(tierce)).toEqual([[], null]);
});
