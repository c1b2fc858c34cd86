import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepte, diagnostiquer, embauche, employeur } from '../essais/personnages.js';
import { ouvrirJalon, type DemandeExecution, type Jalon } from './index.js';

const horloge = () => new Date('2025-01-15T12:00:00Z');
let racine: string;
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-numero-'));
});
afterEach(() => rmSync(racine, { recursive: true, force: true }));

describe('Le préfixe du numéro de PASS', () => {
  it('se choisit par un fichier de paramètre du déploiement, sans toucher au code', async () => {
    const donnees = join(racine, 'donnees');
    mkdirSync(join(donnees, 'parametres/pass'), { recursive: true });
    writeFileSync(
      join(donnees, 'parametres/pass/numero.yaml'),
      `libelle: Numéro du PASS IAE
selon: jour_de_la_decision
versions:
  - effet: 2020-01-01
    publication: 2020-01-01
    prefixe: "35238"
    chiffres: 7
    references: [{ titre: "Décision de l’opérateur", href: "https://exemple.test/numero" }]
`,
    );
    const jalon = await ouvrirJalon({ donnees, horloge });
    const numeros: (string | null | undefined)[] = [];
    for (const contrat of ['c1', 'c2']) {
      const parcours = await diagnostiquer(jalon);
      const { vue } = accepte(await jalon.moteur.executer(embauche(parcours, contrat, '2025-01-20')));
      numeros.push(vue.pass?.numero);
    }
    await jalon.fermer();
    expect(numeros).toEqual(['352380000001', '352380000002']);
  });
});

const reprise = (parcours: string, numero: string): DemandeExecution => ({
  parcours,
  type: 'ReprendrePass',
  data: { numero, debut: '2024-09-09', fin: '2026-09-08', origine: 'plateforme', siae: employeur.organisation.id },
  acteur: employeur,
});
const delivrer = async (jalon: Jalon): Promise<string | null | undefined> =>
  accepte(await jalon.moteur.executer(embauche(await diagnostiquer(jalon), 'c1', '2025-01-20'))).vue.pass?.numero;
const reprendre = async (jalon: Jalon, numero: string): Promise<string> => {
  const parcours = await diagnostiquer(jalon);
  accepte(await jalon.moteur.executer(reprise(parcours, numero)));
  return parcours;
};
const deja = { issue: 'refuse', famille: 'droit', regle: 'pass.reprise' };
const RAISON = 'Fin de la durée de conservation.';

describe('Un numéro de PASS est d’une seule personne, pour toujours', () => {
  let jalon: Jalon;
  const ouvrir = async (): Promise<Jalon> =>
    (jalon = await ouvrirJalon({ donnees: join(racine, 'donnees'), horloge, ouverture: 'ecriture' }));
  const redemarrer = async (): Promise<Jalon> => {
    await jalon.fermer();
    return ouvrir();
  };
  beforeEach(ouvrir);
  afterEach(() => jalon.fermer());
  const registre = async (): Promise<string[]> => (await jalon.store.readStream('registre-pass')).map((e) => e.type);

  it('repris par dizaines aux prochains rangs, ils sont passés d’un coup, et ne reviennent pas après un redémarrage', async () => {
    for (let n = 2; n <= 31; n++) await reprendre(jalon, `99999 00 ${String(n).padStart(5, '0')}`);
    expect(await delivrer(jalon)).toBe('999990000001');
    expect(await delivrer(jalon)).toBe('999990000032');
    expect(await registre()).toEqual([
      'NumeroPassAttribue.v1',
      ...Array.from({ length: 30 }, () => 'NumeroPassEcarte.v1'),
      'NumeroPassAttribue.v1',
    ]);
    await redemarrer();
    expect(await delivrer(jalon)).toBe('999990000033');
  }, 60_000);

  it('délivré ou repris, il reste pris quand sa personne est effacée, et après un redémarrage', async () => {
    const delivre = await diagnostiquer(jalon);
    accepte(await jalon.moteur.executer(embauche(delivre, 'c1', '2025-01-20')));
    // of this register, about to be given; and of another one
    const repris = [await reprendre(jalon, '999990000002'), await reprendre(jalon, '888880000001')];
    expect(await jalon.exploitation?.effacer([delivre, ...repris], RAISON)).toMatchObject({ issue: 'accepte' });
    const refuses = async (): Promise<void> => {
      const autre = await diagnostiquer(jalon);
      for (const numero of ['999990000001', '99999-00-00002', '88888 00 00001'])
        expect([numero, await jalon.moteur.executer(reprise(autre, numero))]).toMatchObject([numero, deja]);
    };
    await refuses();
    await redemarrer();
    await refuses();
    expect(await delivrer(jalon)).toBe('999990000003');
  }, 60_000);

  it('repris avant que le registre ne le retienne, il n’est pas délivré non plus', async () => {
    await reprendre(jalon, '999990000001');
    // as a log of an earlier version: the register knows nothing of it
    const lire = jalon.store.readStream.bind(jalon.store);
    jalon.store.readStream = async (stream, ...reste) =>
      stream === 'registre-pass-repris' ? [] : lire(stream, ...reste);
    expect(await delivrer(jalon)).toBe('999990000002');
  }, 60_000);
});
