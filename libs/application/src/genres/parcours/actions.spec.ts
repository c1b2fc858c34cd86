import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ajouterJours } from '@jalon/droit';
import { commandes } from '@jalon/parcours';
import { accepte, ddets, diagnostiquer, embauche, employeur, prescripteur } from '../../../essais/personnages.js';
import { ouvrirJalon, type Action, type Jalon } from '../../index.js';

let jalon: Jalon;
let aujourdhui = '2025-01-20';
beforeEach(async () => {
  aujourdhui = '2025-01-20';
  jalon = await ouvrirJalon({ horloge: () => new Date(`${aujourdhui}T12:00:00Z`) });
});
afterEach(() => jalon.fermer());

const faire = async (parcours: string, type: string, data: object, acteur = employeur) =>
  accepte(await jalon.moteur.executer({ parcours, type, data, acteur, le: aujourdhui }));
const actions = async (parcours: string, acteur = employeur): Promise<Action[]> =>
  (await jalon.moteur.actions(parcours, acteur)) ?? [];
const action = async (parcours: string, commande: string, acteur = employeur): Promise<Action> => {
  const trouvee = (await actions(parcours, acteur)).find((a) => a.commande === commande);
  if (!trouvee) throw new Error(`action ${commande} absente`);
  return trouvee;
};
const manque = (a: Action) => a.constats.filter((k) => !k.satisfaite).map((k) => k.condition);
/** Opened, diagnosed, hired on the 20th of January 2025: PASS to the 19th of January 2027. */
async function embaucher(): Promise<string> {
  const parcours = await diagnostiquer(jalon, { le: aujourdhui });
  accepte(await jalon.moteur.executer(embauche(parcours, 'c1', aujourdhui, { le: aujourdhui })));
  return parcours;
}
/** On the day announced the command is possible, on the eve it was not. */
async function verifierLaVeilleEtLeJour(parcours: string, commande: string, le: string): Promise<void> {
  aujourdhui = ajouterJours(le, -1);
  expect((await action(parcours, commande)).possible).toBe(false);
  aujourdhui = le;
  expect(await action(parcours, commande)).toMatchObject({ possible: true });
}

describe('Ce qui est possible sur un parcours', () => {
  it('cite toutes les commandes qu’une personne peut donner, quel que soit l’acteur et l’étape', async () => {
    // a wrong clock is no matter of a dossier's page: annulling deadlines has no button
    const toutes = Object.entries(commandes)
      .filter(([type]) => type !== 'OuvrirParcours' && type !== 'AnnulerEcheances')
      .filter(([, d]) => d.qui.some((role) => role !== 'systeme'))
      .map(([type]) => type);
    const parcours = await diagnostiquer(jalon, { le: aujourdhui });
    for (const acteur of [employeur, prescripteur, ddets])
      expect((await actions(parcours, acteur)).map((a) => a.commande).sort()).toEqual([...toutes].sort());
    accepte(await jalon.moteur.executer(embauche(parcours, 'c1', aujourdhui, { le: aujourdhui })));
    expect((await actions(parcours)).map((a) => a.commande).sort()).toEqual([...toutes].sort());
  });

  it('propose les dossiers à rapprocher que le lecteur peut lire, et eux seuls', async () => {
    const ouvrir = async (acteur: typeof employeur): Promise<string> =>
      accepte(
        await jalon.moteur.executer({
          type: 'OuvrirParcours',
          data: { personne: { nom: 'Houx', prenom: 'Awa', naissance: '1990-05-02' } },
          acteur,
          le: aujourdhui,
        }),
      ).parcours;
    const [ici, la] = [await ouvrir(employeur), await ouvrir(prescripteur)];
    const proposes = async (lecteur: typeof employeur) =>
      (await jalon.moteur.actions(ici, lecteur, lecteur))?.find((a) => a.commande === 'RapprocherParcours')?.choix;
    expect(await proposes(ddets)).toEqual({
      parcours: [{ code: la, libelle: `Dossier ouvert le 20/01/2025 par ${prescripteur.organisation.id}` }],
    });
    expect(await proposes(employeur)).toBeUndefined();
  });

  it('dit pour chaque refus la famille, le message et toutes les conditions', async () => {
    const parcours = await embaucher();
    for (const acteur of [employeur, prescripteur, ddets])
      for (const a of await actions(parcours, acteur)) {
        expect([a.commande, a.possible]).toEqual([a.commande, a.famille === undefined]);
        if (!a.possible) expect(a.message).toBeTruthy();
        if (a.famille === 'droit') expect(manque(a).length).toBeGreaterThan(0);
      }
  });

  it('ne promet aucune date à qui n’a pas le droit d’agir', async () => {
    const parcours = await embaucher();
    // what the State says of the PASS that its service shows is hers to say (D28), and it may join any dossier to another one (D29)
    const siennes = [
      'ConstaterPassOfficiel',
      'EffacerDonnees',
      'LeverProrogation',
      'ProrogerConservation',
      'RapprocherParcours',
    ];
    const autres = (await actions(parcours, ddets)).filter((a) => !siennes.includes(a.commande));
    expect(autres.length).toBeGreaterThan(10);
    for (const a of autres) expect([a.commande, a.possible, a.possibleLe]).toEqual([a.commande, false, undefined]);
  });

  it('propose les critères que le dossier montre déjà, à qui peut faire un diagnostic', async () => {
    const parcours = accepte(
      await jalon.moteur.executer({
        type: 'OuvrirParcours',
        data: { personne: { nom: 'Lavande', prenom: 'Awa', naissance: '1975-01-20' } },
        acteur: prescripteur,
        le: aujourdhui,
      }),
    ).parcours;
    await faire(parcours, 'DeclarerSituation', { rqth: { du: '2024-06-01', au: '2025-01-20' } });
    // the fiftieth birthday, and the last day of the RQTH
    expect((await action(parcours, 'EtablirDiagnostic')).propositions).toEqual({ criteres: ['SENIOR', 'TH'] });
    expect((await action(parcours, 'EtablirDiagnostic', ddets)).propositions).toBeUndefined();
    aujourdhui = '2025-01-21';
    expect((await action(parcours, 'EtablirDiagnostic')).propositions).toEqual({ criteres: ['SENIOR'] });
  });

  it('n’offre à l’employeur que les contrats de sa sorte, et dit quels champs n’ont d’objet pour aucun d’eux', async () => {
    const parcours = await diagnostiquer(jalon, { le: aujourdhui });
    const { choix, reserves } = await action(parcours, 'DeclarerEmbauche');
    expect(choix?.['contrat.type']?.map((c) => c.code)).toEqual(['CDDI', 'CDDU', 'CDI_INCLUSION', 'AUTRE']);
    const codes = (champ: string) => reserves?.[`contrat.${champ}`]?.codes;
    expect(codes('motifDuree')).toEqual(['CDDI']);
    expect(codes('motifHeures')).toEqual(['CDDI', 'CDDU', 'CDI_INCLUSION']);
    expect(codes('precision')).toEqual(['AUTRE']);
    for (const champ of ['immatriculeLe', 'salaries', 'convergence']) expect(codes(champ)).toEqual([]);
  });

  it('range les types de sortie par catégorie et les critères par niveau', async () => {
    const parcours = await diagnostiquer(jalon, { le: aujourdhui });
    const groupes = async (commande: string, champ: string) => [
      ...new Set((await action(parcours, commande)).choix?.[champ]?.map((c) => c.groupe)),
    ];
    expect(await groupes('EnregistrerSortie', 'type')).toEqual([
      'durable',
      'transition',
      'positive',
      'autre',
      'retrait',
    ]);
    expect(await groupes('EtablirDiagnostic', 'criteres')).toEqual(['niveau_1', 'niveau_2']);
  });

  it('dit le premier jour où une prolongation pourra être demandée', async () => {
    const parcours = await embaucher();
    await faire(parcours, 'DeclarerSituation', {
      cdiInclusion: { du: '2025-01-20' },
      formation: { du: '2025-01-20', au: '2027-12-31' },
    });
    const { possibleLe, constats } = await action(parcours, 'DemanderProlongation');
    // twelve months before the end, by the window in force on that day: seven until October 2025, twelve since
    expect(possibleLe).toBe('2026-01-19');
    expect(constats.find((k) => k.condition === 'fenetre_prolongation')?.references.length).toBeGreaterThan(0);
    await verifierLaVeilleEtLeJour(parcours, 'DemanderProlongation', '2026-01-19');
  });

  it('dit le jour où la carence finit, et qui peut la lever avant', async () => {
    const parcours = await embaucher();
    await faire(parcours, 'TerminerContrat', { contrat: 'c1', le: '2025-01-31' });
    aujourdhui = '2027-03-01';
    const diagnostic = await action(parcours, 'EtablirDiagnostic');
    expect(manque(diagnostic)).toEqual(['carence']);
    expect(diagnostic.possibleLe).toBe('2029-01-20');
    expect(jalon.referentiel.conditions['carence']?.derogation).toBeTruthy();
    await verifierLaVeilleEtLeJour(parcours, 'EtablirDiagnostic', '2029-01-20');
  });

  it('dit le jour où le parcours pourra être clos, et ne promet rien tant qu’il n’est pas suspendu', async () => {
    const parcours = await embaucher();
    expect((await action(parcours, 'CloreParcours')).possibleLe).toBeUndefined();
    aujourdhui = '2025-02-03';
    await faire(parcours, 'SuspendrePass', { debut: '2025-02-03', motif: 'CONTRAT_SUSPENDU' });
    const { possibleLe } = await action(parcours, 'CloreParcours');
    expect(possibleLe).toBe('2026-02-03');
    await verifierLaVeilleEtLeJour(parcours, 'CloreParcours', possibleLe ?? '');
  });

  it('attend la fin d’une suspension pour en déclarer une autre', async () => {
    const parcours = await embaucher();
    aujourdhui = '2025-02-03';
    await faire(parcours, 'SuspendrePass', { debut: '2025-02-03', fin: '2025-02-20', motif: 'CONTRAT_SUSPENDU' });
    expect((await action(parcours, 'SuspendrePass')).possibleLe).toBe('2025-02-21');
    await verifierLaVeilleEtLeJour(parcours, 'SuspendrePass', '2025-02-21');
  });
});
