// `node apps/lanceur/lancer.mjs test/charge/hors-convention.mjs`: what finding the hires outside a corrected convention costs a DDETS that opens its
// home, as the parcours of the structure grow: on files, in a process that just opened, then again. A bench, never a timed test.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const racine = process.env.JALON_BENCH_DIST ?? new URL('../../dist', import.meta.url).pathname;
const { ouvrirJalon } = await import(`${racine}/libs/application/src/index.js`);
const { aFairePour } = await import(`${racine}/libs/application/src/a-faire/a-faire.js`);
const { auRepos } = await import('./mesure.mjs');
const { quantile } = await import('./reference.mjs');
const { ecrit } = await import('./semis.mjs');

const TAILLES = (process.env.JALON_BENCH_PARCOURS ?? '100,500,2000').split(',').map(Number);
const [TOURS, SUIVI, JOUR] = [20, 12, '2026-06-01'];
const siae = { role: 'siae', organisation: { id: 'siae-1', type: 'AI', departement: '35' } };
const ml = { role: 'prescripteur', organisation: { id: 'ml-1', type: 'ML', departement: '35', habilitee: true } };
const ddets = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
const organisations = [siae.organisation, ml.organisation];
const ouvrir = (donnees) => ouvrirJalon({ donnees, organisations, horloge: () => new Date(`${JOUR}T10:00:00Z`) });

/** A convention whose annexe was told shorter since; half of the hires fall outside. */
async function semer({ moteur, structures }, n) {
  const acte = async (type, data, le) =>
    ecrit(await structures.executer({ structure: 'siae-1', type, data, acteur: ddets, le }), type);
  await acte('SignerConvention', { debut: '2025-01-01', fin: '2027-12-31' }, '2025-01-06');
  const annexe = { etat: 'VALIDE', debut: '2025-01-01', fin: '2026-12-31' };
  const { faits } = await acte('SignerAnnexeFinanciere', annexe, '2025-01-06');
  for (let i = 0; i < n; i++) {
    const le = i % 2 ? '2025-03-03' : '2025-12-01';
    const dire = async (acteur, parcours, type, data, jour = le) =>
      ecrit(await moteur.executer({ acteur, parcours, type, data, le: jour }), type);
    const personne = { nom: `Banc ${i}`, prenom: 'Essai', naissance: '1985-06-01' };
    const { parcours } = await dire(ml, undefined, 'OuvrirParcours', { personne });
    await dire(ml, parcours, 'EtablirDiagnostic', { criteres: ['RSA'] });
    await dire(siae, parcours, 'DeclarerEmbauche', { contrat: { id: 'c1', type: 'CDDU', debut: le } });
    for (let k = 0; k < SUIVI; k++) {
      const data = { nature: 'social', debut: JOUR, resume: `Entretien ${k}` };
      await dire(siae, parcours, 'EnregistrerAccompagnement', data, JOUR);
    }
  }
  const remplacement = { fin: '2025-06-30' };
  await acte('RectifierActe', { fait: faits[0].place, raison: 'Annexe plus courte', remplacement }, JOUR);
}

console.log('| parcours | facts | home of the DDETS, first time | again, p50 | p99 |\n|---|---|---|---|---|');
for (const n of TAILLES) {
  const dossier = mkdtempSync(join(tmpdir(), 'jalon-hors-convention-'));
  const avant = await ouvrir(join(dossier, 'donnees'));
  await semer(avant, n);
  const faits = (await avant.store.health()).head;
  await avant.projections.quandTraite(faits, 600_000);
  await avant.fermer();
  const jalon = await ouvrir(join(dossier, 'donnees'));
  await jalon.projections.quandTraite(faits, 60_000);
  await auRepos();
  const durees = [];
  for (let i = 0; i <= TOURS; i++) {
    const depart = performance.now();
    const { taches } = await aFairePour({ ...jalon, delais: [] }, ddets, JOUR);
    durees.push(performance.now() - depart);
    const nombre = taches.find((t) => t.cle === 'hors convention')?.nombre;
    if (nombre !== Math.ceil(n / 2)) throw new Error(`${String(nombre)} embauches hors convention`);
  }
  const [premiere, ...suivantes] = durees;
  const ms = (x) => `${x.toFixed(1)} ms`;
  console.log(
    `| ${n} | ${faits} | ${ms(premiere)} | ${ms(quantile(suivantes, 0.5))} | ${ms(quantile(suivantes, 0.99))} |`,
  );
  await jalon.fermer();
  rmSync(dossier, { recursive: true, force: true });
}
