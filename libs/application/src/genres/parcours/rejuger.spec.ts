import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accepte, diagnostiquer, embauche, employeur, prescripteur } from '../../../essais/personnages.js';
import type { Acteur } from '@jalon/droit';
import { ouvrirJalon, type FaitRejuge, type Jalon, type RejugementParcours } from '../../index.js';

let jalon: Jalon;
beforeEach(async () => {
  jalon = await ouvrirJalon({ horloge: () => new Date('2026-11-24T12:00:00Z') });
});
afterEach(() => jalon.fermer());

const faire = async (parcours: string, le: string, type: string, data: object, acteur = employeur) =>
  accepte(await jalon.moteur.executer({ parcours, type, data, acteur, le }));
const rejuger = async (parcours: string, regard = {}): Promise<RejugementParcours> => {
  const rejuge = await jalon.moteur.rejuger(parcours, regard);
  if (!rejuge) throw new Error('parcours inconnu');
  return rejuge;
};
const resultats = (r: RejugementParcours) => r.faits.map((f) => `${f.type} ${f.resultat}`);
const de = (r: RejugementParcours, type: string): FaitRejuge => {
  const fait = r.faits.find((f) => f.type === type);
  if (!fait) throw new Error(`aucun fait ${type}`);
  return fait;
};
/** A parcours whose PASS begins on that day. */
async function embaucher(debut: string): Promise<string> {
  const parcours = await diagnostiquer(jalon, { le: debut });
  accepte(await jalon.moteur.executer(embauche(parcours, 'c1', debut, { le: debut })));
  return parcours;
}

describe('Rejuger une histoire', () => {
  it('redonne exactement ce qui a été jugé, avec le droit et la lecture du moteur', async () => {
    const parcours = await embaucher('2025-01-20');
    await faire(parcours, '2025-03-01', 'ConclureMiseADisposition', {
      contrat: 'c1',
      miseADisposition: {
        id: 'm1',
        utilisateur: { type: 'particulier', nom: 'Mme Martin' },
        debut: '2025-03-03',
        taches: 'Ménage',
        lieu: 'Rennes',
        departement: '35',
      },
    });
    await faire(parcours, '2025-04-02', 'DeclarerHeures', {
      contrat: 'c1',
      mois: '2025-03',
      heures: 12.5,
      miseADisposition: 'm1',
    });
    await faire(parcours, '2025-06-01', 'SuspendrePass', { debut: '2025-06-01', motif: 'CONTRAT_SUSPENDU' });
    accepte(await jalon.moteur.executer(embauche(parcours, 'c2', '2025-09-01', { le: '2025-08-25' })));
    const rejuge = await rejuger(parcours);
    expect(resultats(rejuge)).toEqual([
      'DiagnosticEtabli conforme',
      'PassDelivre conforme',
      'EmbaucheDeclaree conforme',
      'MiseADispositionConclue conforme',
      'HeuresDeclarees conforme',
      'SuspensionDeclaree conforme',
      'SuspensionLevee conforme',
      'EmbaucheDeclaree conforme',
    ]);
    expect(rejuge.faits.flatMap((f) => [...f.conditions, ...f.valeurs])).toEqual([]);
    expect(rejuge.totaux).toEqual({ conforme: 8, different: 0, sans_base: 0, efface: 0, non_rejugeable: 0 });
    expect(rejuge.finDuPass?.ecartJours).toBe(0);
    expect(de(rejuge, 'SuspensionLevee').commande).toBe('DeclarerEmbauche');
  });

  it('est conforme sous les deux lectures quand deux ans comptent 730 jours', async () => {
    const parcours = await embaucher('2025-01-20');
    const rejuge = await rejuger(parcours, { lecture: 'code' });
    expect(rejuge.finDuPass).toMatchObject({ enregistree: '2027-01-19', rejugee: '2027-01-19', ecartJours: 0 });
    // the date is the same; the length that gave it is not, and it is said
    expect(de(rejuge, 'PassDelivre').valeurs.map((v) => v.champ)).toEqual(['duree.unite', 'duree.valeur']);
    expect(resultats(rejuge)).toEqual([
      'DiagnosticEtabli conforme',
      'PassDelivre conforme',
      'EmbaucheDeclaree conforme',
    ]);
  });

  it('dit la fin que 24 mois auraient donnée quand un 29 février s’y trouve', async () => {
    const parcours = await embaucher('2026-03-02');
    const pass = de(await rejuger(parcours, { lecture: 'code' }), 'PassDelivre');
    expect(pass).toMatchObject({ resultat: 'different', issue: 'favorable' });
    expect(pass.valeurs).toContainEqual({
      fait: 'PassDelivre',
      champ: 'fin',
      avant: '2028-02-29',
      apres: '2028-03-01',
      ecartJours: 1,
    });
  });

  it('rend un jour de plus par suspension sous le code, et la fin du PASS les additionne', async () => {
    const parcours = await embaucher('2025-01-20');
    // the reason agrees with the contract, as the code asks (D32)
    await faire(parcours, '2025-06-01', 'SuspendreContrat', { contrat: 'c1', debut: '2025-06-01', motif: 'MALADIE' });
    await faire(parcours, '2025-06-01', 'SuspendrePass', {
      debut: '2025-06-01',
      fin: '2025-06-30',
      motif: 'CONTRAT_SUSPENDU',
    });
    await faire(parcours, '2025-06-20', 'LeverSuspension', { le: '2025-06-21' });
    const rejuge = await rejuger(parcours, { lecture: 'code' });
    expect(de(rejuge, 'SuspensionDeclaree').valeurs).toContainEqual({
      fait: 'SuspensionDeclaree',
      champ: 'jours',
      avant: 29,
      apres: 30,
    });
    expect(de(rejuge, 'SuspensionDeclaree').resultat).toBe('different');
    // twenty days, and not twenty-one: corrected from the recorded state, summed from the definition
    expect(rejuge.finDuPass).toMatchObject({ enregistree: '2027-02-07', rejugee: '2027-02-08', ecartJours: 1 });
  });

  it('dit la condition qui aurait refusé, avec ce qui était attendu de part et d’autre', async () => {
    const parcours = await embaucher('2025-01-20');
    await faire(parcours, '2025-06-01', 'SuspendrePass', {
      debut: '2025-06-01',
      fin: '2025-06-30',
      motif: 'ACCORD_CTA',
    });
    const fait = de(await rejuger(parcours, { lecture: 'code' }), 'SuspensionDeclaree');
    expect(fait.issue).toBe('defavorable');
    expect(fait.valeurs).toEqual([]);
    const motif = fait.conditions.find((c) => c.condition === 'suspension_motif_permis');
    expect([motif?.avant?.satisfaite, motif?.apres?.satisfaite]).toEqual([true, false]);
    expect(motif?.avant?.sources.join(' ')).toContain('suspension/motifs/ACCORD_CTA@');
  });

  it('dit qu’aucune règle n’existe à une date trop ancienne', async () => {
    const parcours = await embaucher('2025-01-20');
    const rejuge = await rejuger(parcours, { auDroitDu: '2019-12-31' });
    expect(de(rejuge, 'EmbaucheDeclaree')).toMatchObject({ resultat: 'sans_base', issue: 'defavorable' });
    expect(rejuge.finDuPass).toBeNull();
    expect(rejuge.auDroitDu).toBe('2019-12-31');
  });

  it('juge au droit d’un autre jour sans déplacer le jour du fait', async () => {
    const parcours = await embaucher('2026-03-02');
    const rejuge = await rejuger(parcours, { auDroitDu: '2024-01-01' });
    // two calendar years before the 28th of February 2024
    expect(de(rejuge, 'PassDelivre').valeurs).toContainEqual(
      expect.objectContaining({ champ: 'fin', apres: '2028-03-01' }),
    );
    expect(de(rejuge, 'EmbaucheDeclaree').issue).toBe('favorable');
  });

  it('ne garde rien de personnel dans son compte rendu', async () => {
    const parcours = await embaucher('2025-01-20');
    await faire(parcours, '2026-06-01', 'DeclarerSituation', { rqth: { du: '2026-01-07', au: '2031-01-06' } });
    await faire(parcours, '2026-06-02', 'DemanderProlongation', {
      motif: 'RQTH',
      fin: '2028-01-19',
      prescripteur: 'ml-rennes',
    });
    await faire(parcours, '2026-06-03', 'AccorderProlongation', {}, prescripteur);
    const texte = JSON.stringify(await rejuger(parcours, { lecture: 'code' }));
    for (const secret of ['2026-01-07', '07/01/2026', '1984-05-02', '02/05/1984', 'Durand'])
      expect(texte).not.toContain(secret);
    expect(texte).toContain('prolongation.accord');
  });

  it('ne connaît pas un parcours qui n’existe pas', async () => {
    expect(await jalon.moteur.rejuger('00000000-0000-5000-8000-000000000000')).toBeNull();
  });
});

describe('Rejuger tout le département', () => {
  it('donne les mêmes résultats que parcours par parcours, en totaux', async () => {
    const a = await embaucher('2025-01-20');
    const b = await embaucher('2026-03-02');
    await faire(a, '2025-06-01', 'SuspendrePass', { debut: '2025-06-01', fin: '2025-06-30', motif: 'ACCORD_CTA' });
    const lus: number[][] = [];
    const tout = await jalon.moteur.etudier({ lecture: 'code' }, { progression: (...n) => lus.push(n) });
    const un = [await rejuger(a, { lecture: 'code' }), await rejuger(b, { lecture: 'code' })];
    for (const cle of ['conforme', 'different', 'sans_base', 'efface', 'non_rejugeable'] as const)
      expect(tout.totaux[cle]).toBe(un.reduce((n, r) => n + r.totaux[cle], 0));
    expect(tout).toMatchObject({ parcours: 2, concernes: { parcours: 2, personnes: 2 }, lecture: 'code' });
    expect(tout.parRegle.map((l) => l.regle)).toEqual(['diagnostic', 'embauche', 'suspension']);
    expect(tout.parCondition.find((c) => c.condition === 'suspension_motif_permis')?.refusent).toBe(1);
    expect(tout.parValeur).toContainEqual({
      fait: 'PassDelivre',
      champ: 'fin',
      faits: 1,
      ecartJoursMin: 1,
      ecartJoursMax: 1,
    });
    expect(tout.finsDePass).toEqual([{ ecartJours: 1, pass: 2 }]);
    expect(lus.at(-1)).toEqual([2, 2]);
  });

  it('regarde l’employeur comme on le connaissait au moment du fait, pas comme on le connaît aujourd’hui', async () => {
    const structure = employeur.organisation.id;
    const prefet: Acteur = { role: 'prefet', organisation: { id: 'pref-35', departement: '35' } };
    const decider = (le: string, type: string, data: object) =>
      jalon.structures.executer({ structure, type, data, acteur: prefet, le });
    await decider('2025-01-02', 'EnregistrerStructure', { type: 'AI', departement: '35' });
    const annexe = { etat: 'VALIDE', debut: '2025-01-01', fin: '2025-12-31' };
    expect(await decider('2025-01-02', 'SignerAnnexeFinanciere', annexe)).toMatchObject({ issue: 'accepte' });
    const parcours = await embaucher('2025-01-20');
    await decider('2025-06-02', 'SignerAnnexeFinanciere', { ...annexe, etat: 'ANNULE' });
    const rejuge = await rejuger(parcours);
    expect(de(rejuge, 'EmbaucheDeclaree')).toMatchObject({ resultat: 'conforme', conditions: [] });
    const { totaux } = await jalon.moteur.etudier();
    expect(totaux).toMatchObject({ different: 0, sans_base: 0, conforme: rejuge.totaux.conforme });
  });
});
