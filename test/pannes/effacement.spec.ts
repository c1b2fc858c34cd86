/**
 * An erasure cut at any of its writes: either it was not decided and she is whole, or the next start finishes it, and nothing leads to her
 * any more. A person without link to her stays readable, the log holds.
 */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ouvrirJalon, type Jalon } from '@jalon/application';
import { indexAveugle, lireCle } from '@jalon/confidentialite';
import { accepte } from '../../libs/application/essais/personnages.js';
import { trouver } from '../projections/canaris.js';
import { selon } from './bilan.js';
import { executer } from './strace.js';

const NIR = '284053512345685';
const TREIZE = NIR.slice(0, 13);
const OUVERTURE = '2021-10-01';
const MAINTENANT = '2026-11-29T10:00:00Z';
const racine = mkdtempSync(join(tmpdir(), 'jalon-effacement-'));
const modele = { donnees: join(racine, 'modele'), cles: join(racine, 'modele-cles') };
const acteur = {
  role: 'prescripteur' as const,
  organisation: { id: 'ml-rennes', type: 'ML', departement: '35', habilitee: true },
};
let siens: string[];
let autre: string;

const ouvrir = (d: typeof modele): Promise<Jalon> =>
  ouvrirJalon({ ...d, horloge: () => new Date(MAINTENANT), baseEffacement: 'Essai' });

beforeAll(async () => {
  const jalon = await ouvrirJalon({ ...modele, horloge: () => new Date(`${OUVERTURE}T10:00:00Z`) });
  const dossier = async (data: object): Promise<string> =>
    accepte(await jalon.moteur.executer({ type: 'OuvrirParcours', data, acteur })).parcours;
  const elle = { nom: 'Zqxcanari', prenom: 'Awa', naissance: '1984-05-02', nir: NIR };
  siens = [await dossier({ personne: elle }), await dossier({ personne: elle })];
  autre = await dossier({ personne: { nom: 'Vivante', prenom: 'Lou', naissance: '1990-01-01' } });
  await jalon.fermer();
});
afterAll(() => rmSync(racine, { recursive: true, force: true }));

/** What names her in the indexes, whatever the file. */
function empreintes({ cles }: typeof modele): { identite: string; reservation: string } {
  const cle = lireCle(join(cles, 'index.cle'), 'clé d’index', false);
  const identite = indexAveugle(cle, 'nir', TREIZE);
  return { identite, reservation: indexAveugle(cle, 'reservation-personne', `i ${identite}`) };
}

async function jouer(faute: number): Promise<{ mort: boolean; sortie: string; fautes: string[] }> {
  const d = { donnees: join(racine, `essai-${faute}`), cles: join(racine, `essai-${faute}-cles`) };
  cpSync(modele.donnees, d.donnees, { recursive: true });
  cpSync(modele.cles, d.cles, { recursive: true });
  const essai = { ...d, parcours: siens[0], fondement: 'CONSERVATION_ECHUE', maintenant: MAINTENANT, faute };
  const { signal, sortie, erreurs } = await executer([process.execPath, 'test/pannes/effaceur.mjs'], {
    JALON_ESSAI: JSON.stringify(essai),
  });
  const mort = signal === 'SIGKILL';
  const fautes = mort || sortie.includes('fini') ? [] : [`fin inattendue : ${erreurs.slice(0, 300)}`];
  const jalon = await ouvrir(d);
  await jalon.effacement.reprendre();
  let effaces = 0;
  for (const p of siens) {
    const certificat = await jalon.effacement.certificat(p);
    const vue = (await jalon.moteur.consulter(p))?.vue;
    if (certificat === null) {
      if (vue?.personne?.nom !== 'Zqxcanari') fautes.push('non décidé, et pourtant illisible');
      continue;
    }
    effaces++;
    if (!certificat.cleDetruite || certificat.index > 0) fautes.push('décidé, et pas achevé');
    if (vue?.personne !== null || vue.identite !== 'effacee') fautes.push('décidé, et encore montrée');
  }
  if ((await jalon.moteur.consulter(autre))?.vue.personne?.nom !== 'Vivante')
    fautes.push('une autre personne a disparu');
  await jalon.fermer();
  const { identite, reservation } = empreintes(d);
  const trouves = trouver([d.donnees], [identite, reservation, 'Zqxcanari', NIR, TREIZE]);
  if (effaces === siens.length && Object.keys(trouves).length > 0) fautes.push(`il reste : ${JSON.stringify(trouves)}`);
  if (effaces < siens.length && !('personnes.db' in trouves)) fautes.push('vivante, et son index a disparu');
  for (const reste of [d.donnees, d.cles]) rmSync(reste, { recursive: true, force: true });
  return { mort, sortie, fautes: fautes.map((f) => `${f} [${faute}, ${sortie.trim()}]`) };
}

describe('Un effacement coupé à n’importe laquelle de ses écritures', () => {
  it('n’a pas eu lieu, ou s’achève au démarrage suivant', async () => {
    const fautes: string[] = [];
    const morts = new Set<string>();
    const pas = selon(16, 1, 1);
    for (let faute = 1; ; faute += pas) {
      const r = await jouer(faute);
      fautes.push(...r.fautes);
      if (!r.mort) break;
      morts.add(r.sortie.trim());
    }
    expect(fautes).toEqual([]);
    expect(morts.size).toBeGreaterThan(selon(3, 12, 12));
  }, 600_000);
});
