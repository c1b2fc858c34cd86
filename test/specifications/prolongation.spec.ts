import { describe, expect, it } from '@jest/globals';
import { vue } from '@jalon/parcours';
import { citant, DEMANDEUR } from './articles.js';
import {
  autrePrescripteur,
  diagnostiquer,
  etantDonne,
  jouer,
  le,
  loi,
  ouvrir,
  prescripteur,
  siae,
  type Etape,
} from './etant-donne.js';

const ai = siae('AI');
const passDu20Janvier: Etape[] = [
  ouvrir('2025-01-10'),
  diagnostiquer('2025-01-10'),
  le('2025-01-15', ai, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type: 'CDDU', debut: '2025-01-20' } },
  }),
];
const demander = (jour: string, fin: string, acteur = ai): Etape =>
  le(jour, acteur, { type: 'DemanderProlongation', data: { motif: 'DIFFICULTES', fin, prescripteur: 'ml-rennes' } });
const accorder = (jour: string, fin?: string, acteur = prescripteur): Etape =>
  le(jour, acteur, { type: 'AccorderProlongation', data: fin ? { fin } : {} });
const refuser = (jour: string, acteur = prescripteur): Etape =>
  le(jour, acteur, { type: 'RefuserProlongation', data: { motif: 'DUREE', explication: 'Six mois suffisent' } });
const demandee = [...passDu20Janvier, demander('2026-06-01', '2027-07-19')];

describe('demander', () => {
  it('ne déplace pas le PASS, qui attend l’accord', () => {
    const { etat } = etantDonne(passDu20Janvier)
      .quand(demander('2026-06-01', '2027-07-19'))
      .alors([
        {
          type: 'ProlongationDemandee',
          data: { id: 'D4', debut: '2027-01-19', fin: '2027-07-19', prescripteur: 'ml-rennes' },
        },
      ]);
    expect(etat.dossier.pass?.fin).toBe('2027-01-19');
  });
  it('avant tout PASS, dit tout ce qui manque', () => {
    etantDonne([ouvrir('2025-01-10')])
      .quand(le('2025-02-01', ai, { type: 'DemanderProlongation', data: { motif: 'RQTH', fin: '2028-01-19' } }))
      .alorsRefus('etape', ['pass_en_cours', citant('employeur_du_pass', DEMANDEUR), 'rqth_valide']);
  });
  it('une seconde fois pendant l’attente est refusé', () => {
    etantDonne(demandee).quand(demander('2026-06-02', '2027-07-19')).alorsRefus('etape', ['demande_unique']);
  });
  it('n’est pas ouvert à une SIAE sans embauche sur ce PASS', () => {
    etantDonne(passDu20Janvier)
      .quand(demander('2026-06-01', '2027-07-19', siae('ACI')))
      .alorsRefus('droit', [citant('employeur_du_pass', DEMANDEUR)]);
  });
  it('une formation en cours prolonge sans avis, aussitôt', () => {
    const formation: Etape = le('2026-09-01', ai, {
      type: 'DeclarerSituation',
      data: { formation: { du: '2026-10-05', au: '2027-06-30', intitule: 'Titre' } },
    });
    const { etat } = etantDonne([...passDu20Janvier, formation])
      .quand(le('2026-09-02', ai, { type: 'DemanderProlongation', data: { motif: 'FORMATION', fin: '2027-06-30' } }))
      .alors([{ type: 'ProlongationDeclaree', data: { jours: 162, passFin: '2027-06-30' } }]);
    expect(etat.dossier.pass?.fin).toBe('2027-06-30');
  });
});

describe('accorder, refuser', () => {
  it('accorder prolonge le PASS depuis sa fin', () => {
    const { etat } = etantDonne(demandee)
      .quand(accorder('2026-06-15'))
      .alors([
        {
          type: 'ProlongationAccordee',
          data: {
            demande: 'D4',
            debut: '2027-01-19',
            fin: '2027-07-19',
            jours: 181,
            realignee: false,
            passFin: '2027-07-19',
          },
        },
      ]);
    expect(etat.dossier.pass?.calcul.at(-1)).toMatchObject({
      libelle: 'Prolongation accordée',
      jours: 181,
      fin: '2027-07-19',
    });
  });
  it('la même décision répétée par la même organisation est acceptée et n’écrit rien', () => {
    etantDonne([...demandee, accorder('2026-06-15')])
      .quand(accorder('2026-06-16'))
      .alorsRien();
    etantDonne([...demandee, refuser('2026-06-15')])
      .quand(refuser('2026-06-16'))
      .alorsRien();
  });
  it('l’autre décision, elle, est refusée : une décision est définitive', () => {
    etantDonne([...demandee, accorder('2026-06-15')])
      .quand(refuser('2026-06-16'))
      .alorsRefus('etape', ['demande_en_attente']);
    etantDonne([...demandee, refuser('2026-06-15')])
      .quand(accorder('2026-06-16'))
      .alorsRefus('etape', ['demande_en_attente']);
  });
  it('un autre prescripteur que le destinataire ne décide pas', () => {
    etantDonne(demandee)
      .quand(accorder('2026-06-15', undefined, autrePrescripteur))
      .alorsRefus('droit', ['destinataire']);
  });
  it('accorde moins que demandé, et garde les deux dates', () => {
    etantDonne(demandee)
      .quand(accorder('2026-06-15', '2027-04-19'))
      .alors([
        { type: 'ProlongationAccordee', data: { fin: '2027-04-19', finDemandee: '2027-07-19', passFin: '2027-04-19' } },
      ]);
    etantDonne(demandee).quand(accorder('2026-06-15', '2027-07-20')).alorsRefus('droit', ['fin_dans_la_demande']);
  });
  it('recale la demande quand la fin du PASS a bougé : même durée, nouveau départ', () => {
    const suspension: Etape = le('2026-07-01', ai, {
      type: 'SuspendrePass',
      data: { debut: '2026-06-10', fin: '2026-06-20', motif: 'CONTRAT_SUSPENDU' },
    });
    etantDonne([...demandee, suspension])
      .quand(accorder('2026-07-06'))
      .alors([
        {
          type: 'ProlongationAccordee',
          data: { debut: '2027-01-29', fin: '2027-07-29', finDemandee: '2027-07-19', realignee: true, jours: 181 },
        },
      ]);
  });
});

describe('les échéances', () => {
  const plusTard = (jour: string): Etape =>
    le(jour, prescripteur, { type: 'OrienterVersSiae', data: { siae: 'ei-vitre' } });
  it.each([
    ['2026-06-10', 0, null],
    ['2026-06-11', 1, null],
    ['2026-06-21', 2, null],
    ['2026-07-01', 3, null],
    ['2026-07-02', 3, '2026-07-02'],
  ])('au %s : %i relance(s), silence constaté : %s', (jour, rappels, silence) => {
    const demande = jouer([...demandee, plusTard(jour)]).dossier.demandes[0];
    expect([demande?.rappels.length, demande?.sansReponseLe, demande?.etat]).toEqual([rappels, silence, 'en_attente']);
  });
  it('découvertes tard, chacune porte quand même sa date', () => {
    const etat = jouer([...demandee, plusTard('2026-09-01')]);
    expect(etat.dossier.demandes[0]).toMatchObject({
      rappels: ['2026-06-11', '2026-06-21', '2026-07-01'],
      sansReponseLe: '2026-07-02',
    });
  });
  it('le PASS expire le lendemain de sa fin, et court de nouveau quand une prolongation comble le trou', () => {
    const expire = [...passDu20Janvier, demander('2027-02-01', '2027-07-19')];
    expect(jouer(expire).etape).toBe('actif(pass.expire,demande.enAttente,presence.enParcours)');
    const etat = jouer([...expire, accorder('2027-02-10'), plusTard('2027-02-10')]);
    expect(etat.etape).toBe('actif(pass.enCours,demande.aucune,presence.enParcours)');
    expect(vue(etat, '2027-02-10', loi().auJour('2027-02-10')).pass).toMatchObject({
      etat: 'VALIDE',
      fin: '2027-07-19',
    });
  });
  it('une prolongation trop courte pour atteindre aujourd’hui laisse le PASS expiré', () => {
    const etat = jouer([
      ...passDu20Janvier,
      demander('2027-03-01', '2027-02-19'),
      accorder('2027-03-10'),
      plusTard('2027-03-10'),
    ]);
    expect(vue(etat, '2027-03-10', loi().auJour('2027-03-10')).etape).toBe('expire');
    expect(etat.dossier.pass?.fin).toBe('2027-02-19');
  });
});
