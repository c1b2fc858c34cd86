import { describe, expect, it } from '@jest/globals';
import { accesParcours } from '@jalon/droit';
import { referentiel } from '../../droit/essais/charger.js';
import { niveauDe, situationAcces } from './acces.js';
import type { Acteur } from './acteur.js';
import { dossierVide, type Contrat, type Demande, type Dossier, type Pass } from './dossier/dossier.js';

const droit = referentiel().auJour('2025-06-02', 'plateforme');
const siae = (id: string, departement = '35'): Acteur => ({
  role: 'siae',
  organisation: { id, type: 'AI', departement },
});
const prescripteur = (id: string, habilitee = true): Acteur => ({
  role: 'prescripteur',
  organisation: { id, departement: '35', habilitee },
});
const orienteur: Acteur = { role: 'orienteur', organisation: { id: 'asso', departement: '35' } };
const ddets = (departement?: string): Acteur => ({
  role: 'ddets',
  organisation: { id: 'ddets', ...(departement ? { departement } : {}) },
});
const prefet: Acteur = { role: 'prefet', organisation: { id: 'prefet-35', departement: '35' } };

const contrat = (par: Acteur, etat: Contrat['etat'] = 'declare'): Contrat =>
  ({ id: 'c1', siae: par.organisation, etat }) as Contrat;
const demande = (pour: string): Demande => ({ id: 'D1', prescripteur: pour }) as Demande;
const pass = (par: Acteur, origine: Pass['origine']): Pass => ({ siae: par.organisation, origine }) as Pass;
const faits = (...par: Acteur[]): Dossier['faits'] =>
  par.map((p) => ({ type: 'SituationDeclaree', le: '2025-01-10', ref: null, par: p, data: {}, retire: false }));
const avec = (change: Partial<Dossier>): Dossier => ({ ...dossierVide('p'), ...change });
const oriente = (par: Acteur, vers: string): Partial<Dossier> => ({
  orientations: [{ siae: vers, le: '2025-01-10', par, revision: 1, reponse: null }],
});

describe('Qui lit un parcours', () => {
  it.each<[string, Partial<Dossier>, Acteur, string | null]>([
    ['la SIAE qui a embauché lit et agit', { contrats: [contrat(siae('ai'))] }, siae('ai'), 'agir'],
    ['celle dont l’embauche est annulée lit encore', { contrats: [contrat(siae('ai'), 'annule')] }, siae('ai'), 'lire'],
    ['celle du PASS repris lit et agit', { pass: pass(siae('ai'), 'plateforme') }, siae('ai'), 'agir'],
    ['celle qui a ouvert le parcours lit', { ouvertPar: siae('ai') }, siae('ai'), 'lire'],
    ['celle vers qui l’on oriente lit', oriente(prescripteur('ml'), 'ai'), siae('ai'), 'lire'],
    ['celle qui oriente lit', oriente(siae('aci'), 'ai'), siae('aci'), 'lire'],
    ['l’auteur d’un fait lit', { faits: faits(siae('ai')) }, siae('ai'), 'lire'],
    ['une SIAE du département, sans lien, ne lit rien', { faits: faits(siae('aci')) }, siae('ai'), null],
    ['le prescripteur qui a ouvert lit', { ouvertPar: prescripteur('ml') }, prescripteur('ml'), 'lire'],
    ['celui qui oriente lit', oriente(prescripteur('ml'), 'ai'), prescripteur('ml'), 'lire'],
    ['celui à qui l’on demande lit', { demandes: [demande('ml')] }, prescripteur('ml'), 'lire'],
    [
      'celui à qui l’on a demandé, sur un PASS précédent, lit',
      { passAnterieurs: [{ ...pass(siae('ai'), 'delivrance'), demandes: [demande('ml')] } as never] },
      prescripteur('ml'),
      'lire',
    ],
    [
      'celui qui a dérogé lit',
      { derogationsCarence: [{ le: '2025-01-10', par: prescripteur('ml') }] },
      prescripteur('ml'),
      'lire',
    ],
    ['un prescripteur du département, sans lien, ne lit rien', { faits: faits(siae('ai')) }, prescripteur('ml'), null],
    [
      'un prescripteur non habilité lit comme un orienteur',
      { ouvertPar: prescripteur('ml', false) },
      prescripteur('ml', false),
      'lire_sans_pass',
    ],
    ['l’orienteur lit ce qu’il a ouvert, sans le PASS', { ouvertPar: orienteur }, orienteur, 'lire_sans_pass'],
    ['ce qu’il a orienté, sans le PASS', oriente(orienteur, 'ai'), orienteur, 'lire_sans_pass'],
    ['et rien d’autre', { faits: faits(siae('ai')) }, orienteur, null],
    ['la DDETS lit son département', { faits: faits(siae('ai')) }, ddets('35'), 'lire'],
    ['par la SIAE qui a embauché aussi', { contrats: [contrat(siae('ai', '56'))] }, ddets('56'), 'lire'],
    ['la DDETS d’un autre département ne lit rien', { faits: faits(siae('ai')) }, ddets('75'), null],
    ['une DDETS sans département non plus', { faits: faits(siae('ai')) }, ddets(), null],
    ['le préfet lit son département', { faits: faits(prescripteur('ml')) }, prefet, 'lire'],
  ])('%s', (_, change, lecteur, attendu) => {
    const dossier = avec(change);
    expect(niveauDe(droit, dossier, lecteur)).toBe(attendu);
    expect(accesParcours(droit, situationAcces(dossier, lecteur)).issue).toBe(
      attendu === null ? 'defavorable' : 'favorable',
    );
  });
});
