import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accepte, diagnostiquer, embauche } from '../essais/personnages.js';
import { ouvrirJalon } from './index.js';

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
