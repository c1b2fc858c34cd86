// Examples of the API document: one story played on the real server, in memory, on a fixed day and with counted ids, so that the same code
// gives the same bytes. Long lists are cut: an example shows a form.
import { ReservationConflict, StoreUnavailable } from '../dist/libs/event-store/src/index.js';
import { jouerLaConnexion } from './exemples-connexion.mjs';
import { noteur } from './noter.mjs';
import { chargerLApi } from './servir.mjs';

const JOUR = '2026-03-02';
const ABSENT = '00000000-0000-4000-8000-ffffffffffff';

/** @returns {Promise<Record<string, unknown>>} body by `operationId status`, sorted; `* status`: given where the route has none of its own */
export async function jouerLesExemples() {
  const { base, etat, store, jalon, fermer } = await chargerLApi(JOUR, { persona: 0, anonyme: 1 });
  const joues = {};
  const noter = noteur(base, joues, (persona = 'ddets') => (persona ? { 'X-Jalon-Persona': persona } : {}));
  const commande = (persona, id, type, data, cle, plus = {}) =>
    noter(cle, `/api/parcours/${id}/commandes${plus.suite ?? ''}`, {
      persona,
      corps: { type, data },
      entetes: plus.entetes,
    });
  const structure = (cle, persona, type, data, entetes) =>
    noter(cle, '/api/structures/ai-coup-de-main/commandes', { persona, corps: { type, data }, entetes });
  try {
    etat.phase = 'demarrage';
    await noter('direSiPret 503', '/health/ready');
    etat.phase = 'pret';
    const ouvrir = {
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } },
    };
    const nouveau = { persona: 'conseiller-ml', corps: ouvrir };
    await noter('ouvrirParcours 200', '/api/parcours?simuler=true', nouveau);
    const { parcours } = await noter('ouvrirParcours 201', '/api/parcours', nouveau);
    await commande('conseiller-ml', parcours, 'EtablirDiagnostic', { criteres: ['RSA'] }, []);
    await commande('conseiller-ml', parcours, 'OrienterVersSiae', { siae: 'ai-coup-de-main' }, []);
    const contrat = { id: 'contrat-1', type: 'CDDI', debut: JOUR, fin: '2026-09-01', heuresHebdo: 26 };
    await commande('cip-ai', parcours, 'DeclarerEmbauche', { contrat }, 'envoyerCommande 200');
    await commande('cip-ai', parcours, 'DeclarerHeures', { contrat: 'contrat-1' }, 'envoyerCommande 400');
    await commande('cip-ai', parcours, 'AccorderProlongation', {}, 'envoyerCommande 403');
    await commande('cip-ai', ABSENT, 'DeclarerHeures', { contrat: 'contrat-1', mois: '2026-03', heures: 12 }, [
      'envoyerCommande 404',
      'consulterParcours 404',
      'lireJournal 404',
      'listerActions 404',
      'rejouerParcours 404',
      'comparerParcours 404',
      'lireEffetDuFait 404',
      'rejugerParcours 404',
      'prouverParcours 404',
      'ouvrirParcours 404',
    ]);
    await commande('cip-ai', parcours, 'LeverSuspension', { le: JOUR }, 'envoyerCommande 409');
    await commande(
      'cip-ai',
      parcours,
      'DeclarerHeures',
      { contrat: 'contrat-1', mois: '2026-03', heures: 12 },
      'envoyerCommande 412',
      {
        entetes: { 'If-Match': '"1"' },
      },
    );
    const prolonger = { motif: 'RQTH', fin: '2029-03-01', prescripteur: 'mission-locale' };
    await commande('cip-ai', parcours, 'DemanderProlongation', prolonger, 'envoyerCommande 422');

    const { pass } = (await noter('consulterParcours 200', `/api/parcours/${parcours}`)).vue;
    await noter('lireJournal 200', `/api/parcours/${parcours}/journal`);
    await noter('listerActions 200', `/api/parcours/${parcours}/actions`, { persona: 'cip-ai' });
    await noter('rejouerParcours 200', `/api/parcours/${parcours}/rejouer?connuLe=${JOUR}`);
    await noter('comparerParcours 200', `/api/parcours/${parcours}/comparer?avantFait=3`);
    await noter('lireEffetDuFait 200', `/api/parcours/${parcours}/faits/4/effet`);
    await noter('prouverParcours 409', `/api/parcours/${parcours}/preuve`);
    await noter('donnerPoint 409', '/api/preuve/point');
    await noter('rejugerParcours 200', `/api/parcours/${parcours}/rejuger?lecture=code`);
    const connu = { numero: pass.numero, naissance: '1984-05-02' };
    await noter('retrouverPass 200', '/api/pass/retrouver', { persona: 'rh-ei', corps: connu });
    await noter('retrouverPass 400', '/api/pass/retrouver', { persona: 'rh-ei', corps: {} });
    await noter('retrouverPass 403', '/api/pass/retrouver', { persona: 'orienteur', corps: connu });
    await noter('retrouverPass 404', '/api/pass/retrouver', {
      persona: 'rh-ei',
      corps: { ...connu, naissance: '1990-01-01' },
    });

    await structure('envoyerCommandeAUneStructure 200', 'cip-ai', 'DemanderConvention', {});
    await structure('envoyerCommandeAUneStructure 400', 'ddets', 'AccorderDerogation480h', { debut: 'hier' });
    await structure('envoyerCommandeAUneStructure 403', 'cip-ai', 'AccorderDerogation480h', {
      debut: JOUR,
      fin: '2026-12-31',
    });
    await structure('envoyerCommandeAUneStructure 409', 'ddets', 'RetablirAutoPrescription', {
      le: JOUR,
      formation: true,
    });
    await structure('envoyerCommandeAUneStructure 412', 'ddets', 'TenirDialogueDeGestion', {}, { 'If-Match': '"99"' });
    await structure('envoyerCommandeAUneStructure 422', 'prefet', 'AccorderDerogation480h', {
      debut: JOUR,
      fin: '2035-12-31',
    });
    await noter(
      [
        'consulterStructure 404',
        'lireJournalDeStructure 404',
        'listerActionsDeStructure 404',
        'envoyerCommandeAUneStructure 404',
      ],
      '/api/structures/inconnue',
    );
    await noter('consulterStructure 200', '/api/structures/ai-coup-de-main');
    await noter('lireJournalDeStructure 200', '/api/structures/ai-coup-de-main/journal');
    await noter('listerActionsDeStructure 200', '/api/structures/ai-coup-de-main/actions', { persona: 'prefet' });
    await noter('listerStructures 200', '/api/structures');

    await jalon.projections.quandTraite((await store.health()).head, 10_000);
    await noter('listerParcours 200', '/api/parcours?taille=25');
    await noter('exporterParcours 200', '/api/parcours/export?format=json&etat=enCours');
    const { liste } = jalon.projections;
    const { toutPour } = liste;
    liste.toutPour = () => Promise.resolve(null);
    await noter('exporterParcours 422', '/api/parcours/export?format=csv');
    liste.toutPour = toutPour;
    await noter('listerEcheances 200', '/api/echeances?jusquAu=2030-01-01');
    await noter('consulterAFaire 200', '/api/a-faire');
    await noter('consulterMenu 200', '/api/menu');
    await noter('listerHeures 200', '/api/heures?mois=2025-09', { persona: 'cip-ai' });
    await noter('listerHeures 403', '/api/heures');
    await noter('listerAnomalies 200', '/api/anomalies');
    await noter('listerAnomalies 403', '/api/anomalies', { persona: 'cip-ai' });
    await noter('compterIndicateurs 200', '/api/indicateurs?annee=2026');
    await noter('listerProjections 200', '/api/projections');
    await noter('listerPersonas 200', '/api/personas', { persona: 'ddets' });
    await noter('listerOrganisations 200', '/api/organisations');
    await noter(['ouvrirUneSession 404', 'listerSesSessions 404'], '/api/connexion/sessions');
    await noter('direSiVivant 200', '/health/live');
    await noter('direSiPret 200', '/health/ready');

    await noter('* 400', '/api/parcours?page=zero');
    await noter('* 403', '/api/parcours', { ...nouveau, entetes: { Origin: 'http://ailleurs.example' } });
    await noter('* 413', '/api/parcours', {
      persona: 'conseiller-ml',
      brut: JSON.stringify({ trop: 'x'.repeat(300_000) }),
    });
    await noter('* 415', '/api/parcours', { ...nouveau, entetes: { 'Content-Type': 'text/plain' } });
    await noter([], '/api/personas', { persona: null });
    for (let i = 0; joues['* 429'] === undefined; i++) {
      if (i > 50) throw new Error('aucune limite');
      await noter([], '/api/personas', { persona: null }).then((lu) => {
        // what is left of the minute depends on the machine
        if (lu.status === 429) joues['* 429'] = JSON.parse(JSON.stringify(lu).replace(/dans \d+ s/, 'dans 60 s'));
      });
    }
    const echouer = async (cle, methode, erreur, nom) => {
      const avant = store[methode];
      store[methode] = () => Promise.reject(Object.assign(erreur, nom ? { name: nom } : {}));
      await noter(
        cle,
        methode === 'append' ? '/api/parcours' : `/api/parcours/${parcours}/journal`,
        methode === 'append' ? nouveau : {},
      );
      store[methode] = avant;
    };
    // a key that served for another request; another process that is always faster
    const cle = { 'Idempotency-Key': 'cle-de-l-exemple' };
    await noter([], '/api/parcours', { ...nouveau, entetes: cle });
    const autre = { ...ouvrir, data: { personne: { ...ouvrir.data.personne, nom: 'Martin' } } };
    await noter('ouvrirParcours 422', '/api/parcours', { ...nouveau, corps: autre, entetes: cle });
    await echouer('ouvrirParcours 412', 'append', new ReservationConflict('x', 0, 1));
    await echouer('* 409', 'readStream', new Error('version'), 'VersionInconnue');
    await echouer('* 500', 'readStream', new Error('imprévu'));
    await echouer('* 503', 'append', new Error('coupé'), 'UnknownOutcome');
    await echouer('* 507', 'append', new StoreUnavailable('plein', { fault: 'full' }));
  } finally {
    await fermer();
  }
  await jouerLaConnexion(joues, JOUR);
  return Object.fromEntries(Object.entries(joues).sort(([a], [b]) => (a < b ? -1 : 1)));
}
