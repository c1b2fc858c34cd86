import { describe, expect, it } from '@jest/globals';
import { diagnostiquer, etantDonne, jouer, le, loi, ouvrir, prescripteur, siae, type Etape } from './etant-donne.js';
import { vue } from '@jalon/parcours';

const ai = siae('AI');
const embaucher = (jour: string, debut: string, id = 'c1', acteur = ai): Etape =>
  le(jour, acteur, { type: 'DeclarerEmbauche', data: { contrat: { id, type: 'CDDU', debut } } });
const suspendre = (jour: string, debut: string, fin?: string): Etape =>
  le(jour, ai, { type: 'SuspendrePass', data: { debut, motif: 'CONTRAT_ROMPU', ...(fin ? { fin } : {}) } });
const parcours = [ouvrir('2025-01-10'), diagnostiquer('2025-01-10'), embaucher('2025-01-15', '2025-01-20')];
const suspendu = [...parcours, suspendre('2025-06-02', '2025-06-01', '2025-08-31')];

describe('une embauche lève la suspension en cours', () => {
  it('à la veille de son premier jour, et le PASS rend les jours non suspendus', () => {
    const { etat } = etantDonne(suspendu)
      .quand(embaucher('2025-06-20', '2025-07-01', 'c2'))
      .alors([
        // 91 days given for 1 June to 31 August, 29 for 1 to 30 June (D2: one day less than it lasts).
        { type: 'SuspensionLevee', data: { fin: '2025-06-30', jours: -62, passFin: '2027-02-17', parEmbauche: 'c2' } },
        { type: 'EmbaucheDeclaree', data: { contrat: 'c2' } },
      ]);
    expect(etat.dossier.pass?.fin).toBe('2027-02-17');
    expect(vue(etat, '2025-06-20', loi().auJour('2025-06-20')).pass?.etat).toBe('SUSPENDU');
    expect(vue(etat, '2025-07-01', loi().auJour('2025-07-01')).pass?.etat).toBe('VALIDE');
  });

  it('dans la lecture du code aussi, les jours bornes comprises', () => {
    const rompu = le('2025-06-02', ai, {
      type: 'RompreContrat',
      data: { contrat: 'c1', le: '2025-05-31', motif: 'Accord des parties' },
    });
    etantDonne([...parcours, rompu, suspendre('2025-06-02', '2025-06-01', '2025-08-31')], 'code')
      .quand(embaucher('2025-06-20', '2025-07-01', 'c2'))
      .alors([{ type: 'SuspensionLevee', data: { jours: -62 } }, 'EmbaucheDeclaree']);
  });

  it('le jour même où elle a commencé, il n’en reste rien', () => {
    const ceJour = [...parcours, suspendre('2025-06-01', '2025-06-01', '2025-08-31')];
    const { etat } = etantDonne(ceJour)
      .quand(embaucher('2025-06-01', '2025-06-01', 'c2'))
      .alors([{ type: 'SuspensionLevee', data: { fin: '2025-05-31' } }, 'EmbaucheDeclaree']);
    expect(etat.dossier.pass?.fin).toBe('2027-01-19');
  });

  it('mais ne rallonge jamais une suspension qui finit avant', () => {
    etantDonne(suspendu)
      .quand(embaucher('2025-06-20', '2025-09-15', 'c2'))
      .alors(['EmbaucheDeclaree']);
  });

  it('une embauche qui suit, avant la première, lève la suspension davantage', () => {
    const levee = [...suspendu, embaucher('2025-06-20', '2025-07-10', 'c2')];
    etantDonne(levee)
      .quand(embaucher('2025-06-21', '2025-07-01', 'c3'))
      .alors(['SuspensionLevee', 'EmbaucheDeclaree']);
  });

  it('l’embauche est jugée sur la fin du PASS après la levée', () => {
    const longue = [...parcours, suspendre('2025-06-02', '2025-06-01')];
    etantDonne(longue)
      .quand(embaucher('2025-06-20', '2025-12-15', 'c2'))
      .alors(['SuspensionLevee', 'EmbaucheDeclaree']);
  });
});

describe('après la fin du PASS', () => {
  it('sans diagnostic depuis, tout ce qui manque est dit', () => {
    etantDonne(parcours)
      .quand(embaucher('2027-02-01', '2027-02-01', 'c2'))
      .alorsRefus('droit', ['pass_en_cours', 'diagnostic_valide', 'carence']);
  });
  it('une SIAE ne peut pas se prescrire pendant la carence', () => {
    etantDonne(parcours)
      .quand(diagnostiquer('2027-02-01', ai, ['RSA']))
      .alorsRefus('droit', ['carence']);
  });
  it('le diagnostic d’un prescripteur lève la carence et permet un nouveau PASS', () => {
    const { etat } = etantDonne([...parcours, diagnostiquer('2027-02-01', prescripteur)])
      .quand(embaucher('2027-02-02', '2027-02-03', 'c2'))
      .alors([{ type: 'PassDelivre', data: { debut: '2027-02-03', fin: '2029-02-01' } }, 'EmbaucheDeclaree']);
    expect(etat.dossier.passAnterieurs).toMatchObject([{ fin: '2027-01-19', contrats: ['c1'] }]);
    expect(etat.etape).toContain('pass.enCours');
  });
  it('une dérogation aussi, et le diagnostic peut alors être celui de la SIAE', () => {
    const deroge = [
      ...parcours,
      le('2027-02-01', prescripteur, { type: 'DerogerCarence', data: { motif: 'situation réexaminée' } }),
    ];
    etantDonne([...deroge, diagnostiquer('2027-02-02', ai, ['RSA'])])
      .quand(embaucher('2027-02-03', '2027-02-03', 'c2'))
      .alors(['PassDelivre', 'EmbaucheDeclaree']);
  });
  it('une dérogation est réservée au prescripteur habilité', () => {
    const deroger = (acteur: typeof ai): Etape =>
      le('2027-02-01', acteur, { type: 'DerogerCarence', data: { motif: 'x' } });
    etantDonne(parcours).quand(deroger(ai)).alorsRefus('acces', ['auteur_habilite']);
    const simple = { ...prescripteur, organisation: { ...prescripteur.organisation, habilitee: false } };
    etantDonne(parcours).quand(deroger(simple)).alorsRefus('droit', ['auteur_habilite']);
  });
  it('deux ans après, la carence est finie', () => {
    etantDonne(parcours)
      .quand(diagnostiquer('2029-01-19', ai, ['RSA']))
      .alorsRefus('droit', ['carence']);
    etantDonne(parcours)
      .quand(diagnostiquer('2029-01-20', ai, ['RSA']))
      .alors(['DiagnosticEtabli']);
  });
  it('annuler la première embauche du second PASS rend à la carence son empire', () => {
    const second = [
      ...parcours,
      le('2027-02-01', prescripteur, { type: 'DerogerCarence', data: { motif: 'x' } }),
      diagnostiquer('2027-02-02', ai, ['RSA']),
      embaucher('2027-02-03', '2027-02-10', 'c2'),
      le('2027-02-04', ai, { type: 'AnnulerEmbauche', data: { contrat: 'c2', motif: 'désistement' } }),
    ];
    const etat = jouer(second);
    expect(etat.etape).toBe('diagnostique');
    // the first PASS is the last that counts; the other one keeps its number among those before
    expect(etat.dossier.pass?.fin).toBe('2027-01-19');
    expect(etat.dossier.passAnterieurs.map((p) => p.annule)).toEqual([true]);
    etantDonne(second)
      .quand(embaucher('2027-02-05', '2027-02-10', 'c3'))
      .alors(['PassDelivre', 'EmbaucheDeclaree']);
  });
});
