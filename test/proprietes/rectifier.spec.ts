/** Whatever the step that a dossier has come to, putting any of its facts right is decided: accepted or refused, never a fault (D27). */
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ajouterJours, type Jour } from '@jalon/droit';
import type { Acteur, Commande } from '@jalon/parcours';
import { conduire, intention } from './conduire.js';
import { Suite } from './suite.js';

const JOUEES = Number(process.env['JALON_DEFAIRE'] ?? 250);
const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
const ml: Acteur = {
  role: 'prescripteur',
  organisation: { id: 'ml-rennes', type: 'ML', departement: '35', habilitee: true },
};
/** What random runs seldom reach: the PASS is over, and another round begins. */
const autreTour = (suite: Suite): Jour => {
  const { pass } = suite.etat.dossier;
  const dernier = suite.faits.at(-1)?.le ?? '2026-06-01';
  const apres = pass === null || pass.annule || pass.fin < dernier ? dernier : ajouterJours(pass.fin, 1);
  suite.jouer(apres, ml, { type: 'EtablirDiagnostic', data: { criteres: ['RSA'] } });
  return apres;
};
/** Said otherwise by a day, or withdrawn. */
const redits = (fait: number, data: object): Commande[] => {
  const rectifier = (remplacement?: Record<string, string>): Commande => ({
    type: 'RectifierFait',
    data: { fait, raison: 'erreur', ...(remplacement ? { remplacement } : {}) },
  });
  const jours = Object.entries(data).filter(([cle, v]) => /^(debut|fin|le|jour)$/.test(cle) && typeof v === 'string');
  return [rectifier(), ...jours.map(([cle, v]) => rectifier({ [cle]: ajouterJours(v as Jour, 1) }))];
};

it(`rectifier chaque fait de ${JOUEES} histoires, d’un PASS en cours ou fini, se décide`, () => {
  const ecrits = new Map<string, number>();
  fc.assert(
    fc.property(
      fc.array(intention, { minLength: 1, maxLength: 14 }),
      fc.constantFrom('plateforme' as const, 'code' as const),
      fc.boolean(),
      (intentions, lecture, fini) => {
        const { etat, faits } = conduire(intentions, lecture);
        const suite = new Suite(etat, faits, lecture);
        const jour = fini ? autreTour(suite) : (faits.at(-1)?.le as Jour);
        for (const { revision, data } of suite.faits)
          for (const commande of redits(revision, data))
            for (const f of suite.copie().jouer(jour, ddets, commande) ?? [])
              ecrits.set(`${f.type} ${fini}`, (ecrits.get(`${f.type} ${fini}`) ?? 0) + 1);
      },
    ),
    { seed: 20261130, numRuns: JOUEES },
  );
  expect([...ecrits.keys()]).toEqual(
    expect.arrayContaining(['FaitRectifie true', 'FaitRectifie false', 'PassDecale true', 'SuspensionRetiree false']),
  );
});
