import { describe, expect, it } from '@jest/globals';
import type { Commande } from '@jalon/parcours';
import { citant, INSERTION } from './articles.js';
import { diagnostiquer, etantDonne, le, ouvrir, prescripteur, siae, type Etape } from './etant-donne.js';

const [ai, ei, aci] = [siae('AI'), siae('EI'), siae('ACI')];
const cddi = (acteur = ai, naissance = '1984-05-02', prescrit = true): Etape[] => [
  ouvrir('2025-01-10', prescrit ? prescripteur : acteur, naissance),
  prescrit ? diagnostiquer('2025-01-10') : diagnostiquer('2025-01-10', acteur, ['RSA']),
  le('2025-01-15', acteur, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type: 'CDDI', debut: '2025-01-20', fin: '2025-07-19', heuresHebdo: 26 } },
  }),
];
const par = (acteur: typeof ai, jour: string, commande: Commande): Etape => le(jour, acteur, commande);
const renouveler = (fin: string, jour = '2025-07-10', acteur = ai): Etape =>
  par(acteur, jour, { type: 'RenouvelerContrat', data: { contrat: 'c1', fin } });

describe('renouveler un contrat', () => {
  it('dans la limite de vingt-quatre mois, le dernier jour compris', () => {
    etantDonne(cddi())
      .quand(renouveler('2027-01-19'))
      .alors([{ type: 'ContratRenouvele', data: { fin: '2027-01-19' } }]);
    etantDonne(cddi())
      .quand(renouveler('2027-01-20'))
      .alorsRefus('droit', [citant('contrat_duree_totale_max', INSERTION)]);
  });
  it('vers l’avant, avant son terme, par son employeur', () => {
    etantDonne(cddi()).quand(renouveler('2025-07-19')).alorsRefus('droit', ['periode_coherente']);
    etantDonne(cddi()).quand(renouveler('2025-12-31', '2025-07-20')).alorsRefus('droit', ['contrat_en_cours']);
    etantDonne(cddi())
      .quand(renouveler('2025-12-31', '2025-07-10', ei))
      .alorsRefus('droit', ['employeur_du_contrat']);
  });
  it('un contrat inconnu est dit inconnu, et rien d’autre', () => {
    const verdict = etantDonne(cddi())
      .quand(par(ai, '2025-07-10', { type: 'RenouvelerContrat', data: { contrat: 'c9', fin: '2025-12-31' } }))
      .alorsRefus('droit', ['contrat_connu']);
    expect(verdict.constats.filter((k) => !k.satisfaite)).toHaveLength(1);
  });
});

const prolonger = (acteur: typeof ai, motif: string, fin: string, jour = '2027-01-10'): Etape =>
  par(acteur, jour, { type: 'ProlongerContrat', data: { contrat: 'c1', fin, motif } });
/** A CDDI that reached its total length, term on 19/01/2027. */
const auMaximum = (acteur = ai, naissance?: string, prescrit?: boolean): Etape[] => [
  ...cddi(acteur, naissance, prescrit),
  renouveler('2027-01-19', '2025-07-10', acteur),
];

describe('prolonger un contrat au-delà de vingt-quatre mois n’est pas prolonger le PASS', () => {
  it('en AI, un prescripteur seul décide', () => {
    const senior = auMaximum(ai, '1970-05-02');
    etantDonne(senior)
      .quand(prolonger(prescripteur, 'SENIOR', '2028-01-19'))
      .alors(['ContratProlonge']);
    etantDonne(senior)
      .quand(prolonger(ai, 'SENIOR', '2028-01-19'))
      .alorsRefus('droit', ['prolongation_contrat_decideur']);
  });
  it('en EI, l’employeur décide aussi s’il a recruté directement', () => {
    etantDonne(auMaximum(ei, '1970-05-02', false))
      .quand(prolonger(ei, 'SENIOR', '2028-01-19'))
      .alors(['ContratProlonge']);
    etantDonne(auMaximum(ei, '1970-05-02', true))
      .quand(prolonger(ei, 'SENIOR', '2028-01-19'))
      .alorsRefus('droit', ['prolongation_contrat_decideur']);
  });
  it('pour difficultés, un an par décision et soixante mois au total, en AI et ACI seulement', () => {
    etantDonne(auMaximum(aci))
      .quand(prolonger(prescripteur, 'DIFFICULTES', '2028-01-19'))
      .alors(['ContratProlonge']);
    etantDonne(auMaximum(aci))
      .quand(prolonger(prescripteur, 'DIFFICULTES', '2028-01-20'))
      .alorsRefus('droit', ['duree_max_demande']);
    etantDonne(auMaximum(ei))
      .quand(prolonger(prescripteur, 'DIFFICULTES', '2028-01-19'))
      .alorsRefus('droit', ['motif_reserve']);
    etantDonne(auMaximum(aci))
      .quand(prolonger(prescripteur, 'DIFFICULTES', '2030-01-20'))
      .alorsRefus('droit', ['duree_max_demande', 'contrat_duree_totale_max']);
  });
  it('pour finir une formation, jusqu’à son terme au plus', () => {
    const formation = [
      ...auMaximum(),
      le('2026-10-01', ai, {
        type: 'DeclarerSituation',
        data: { formation: { du: '2026-10-01', au: '2027-06-30', intitule: 'CAP' } },
      }),
    ];
    etantDonne(formation)
      .quand(prolonger(ai, 'FORMATION', '2027-06-30'))
      .alors(['ContratProlonge']);
    etantDonne(formation)
      .quand(prolonger(ai, 'FORMATION', '2027-07-01'))
      .alorsRefus('droit', ['formation_en_cours']);
  });
  it('la RQTH absente est une donnée manquante, l’âge se lit le premier jour', () => {
    const verdict = etantDonne(auMaximum())
      .quand(prolonger(prescripteur, 'RQTH', '2027-12-31'))
      .alorsRefus('droit', ['rqth_valide']);
    expect(verdict.constats.find((k) => k.condition === 'rqth_valide')?.manquante).toBe(true);
    etantDonne(auMaximum(ai, '1977-01-20'))
      .quand(prolonger(prescripteur, 'SENIOR', '2027-12-31'))
      .alors(['ContratProlonge']);
    etantDonne(auMaximum(ai, '1977-01-21'))
      .quand(prolonger(prescripteur, 'SENIOR', '2027-12-31'))
      .alorsRefus('droit', ['age_minimal']);
  });
  it('un motif qui n’existe pas n’a pas de base légale', () => {
    etantDonne(auMaximum())
      .quand(prolonger(prescripteur, 'CONVENANCE', '2027-12-31'))
      .alorsRefus('droit', ['motif_ouvert', 'base_legale']);
  });
});

describe('suspendre et reprendre un contrat', () => {
  const suspendre = (debut: string): Etape =>
    par(ai, '2025-03-03', { type: 'SuspendreContrat', data: { contrat: 'c1', debut, motif: 'PMSMP' } });
  const reprendre = (jour: string): Etape =>
    par(ai, '2025-03-17', { type: 'ReprendreContrat', data: { contrat: 'c1', le: jour } });
  it('la suspension ouverte se ferme la veille de la reprise', () => {
    const { etat } = etantDonne([...cddi(), suspendre('2025-03-03')])
      .quand(reprendre('2025-03-17'))
      .alors([{ type: 'ContratRepris', data: { jour: '2025-03-17' } }]);
    expect(etat.dossier.contrats[0]).toMatchObject({
      etat: 'declare',
      suspensions: [{ debut: '2025-03-03', fin: '2025-03-16' }],
    });
  });
  it('pas hors du contrat, pas deux fois, pas de reprise sans suspension', () => {
    etantDonne(cddi()).quand(suspendre('2025-01-19')).alorsRefus('droit', ['periode_coherente']);
    etantDonne([...cddi(), suspendre('2025-03-03')])
      .quand(suspendre('2025-03-10'))
      .alorsRefus('droit', ['contrat_non_suspendu']);
    etantDonne(cddi()).quand(reprendre('2025-03-17')).alorsRefus('droit', ['contrat_suspendu']);
  });
});

describe('rompre ou terminer un contrat', () => {
  const rompre = (jour: string, acteur = ai): Etape =>
    par(acteur, '2025-05-12', { type: 'RompreContrat', data: { contrat: 'c1', le: jour, motif: 'accord' } });
  it('le dernier jour est dans le contrat', () => {
    etantDonne(cddi())
      .quand(rompre('2025-05-12'))
      .alors([{ type: 'ContratRompu', data: { jour: '2025-05-12' } }]);
    etantDonne(cddi()).quand(rompre('2025-07-20')).alorsRefus('droit', ['periode_coherente']);
    etantDonne(cddi()).quand(rompre('2025-05-12', aci)).alorsRefus('droit', ['employeur_du_contrat']);
  });
  it('une fois', () => {
    const terme = par(ai, '2025-07-25', { type: 'TerminerContrat', data: { contrat: 'c1', le: '2025-07-19' } });
    etantDonne(cddi()).quand(terme).alors(['ContratTermine']);
    etantDonne([...cddi(), rompre('2025-05-12')])
      .quand(terme)
      .alorsRefus('droit', ['contrat_en_cours']);
  });
});
