import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { accepte, diagnostiquer, embauche, employeur, personne } from '../../../../essais/personnages.js';
import { ModificationRefusee, ouvrirJalon, type Jalon, type LigneEtude } from '../../../index.js';

let jalon: Jalon;
beforeEach(async () => {
  jalon = await ouvrirJalon({ horloge: () => new Date('2026-11-24T12:00:00Z') });
});
afterEach(() => jalon.fermer());

const faire = async (parcours: string, le: string, type: string, data: object) =>
  accepte(await jalon.moteur.executer({ parcours, type, data, acteur: employeur, le }));
async function embaucher(debut: string, contrat = {}): Promise<string> {
  const parcours = await diagnostiquer(jalon, { le: debut });
  accepte(await jalon.moteur.executer(embauche(parcours, `c-${parcours}`, debut, { le: debut, ...contrat })));
  return parcours;
}
/** Placed with a company: 100 hours in February, 50 in March. */
async function heures(parcours: string): Promise<void> {
  const contrat = `c-${parcours}`;
  const miseADisposition = {
    id: `m-${parcours}`,
    utilisateur: { type: 'entreprise', nom: 'Atelier' },
    debut: '2025-02-03',
    taches: 'Manutention',
    lieu: 'Rennes',
    departement: '35',
    remunerationReference: '12 € de l’heure',
    epi: 'chaussures',
  };
  await faire(parcours, '2025-02-01', 'ConclureMiseADisposition', { contrat, miseADisposition });
  for (const [le, mois, h] of [
    ['2025-03-03', '2025-02', 100],
    ['2025-04-02', '2025-03', 50],
  ] as const)
    await faire(parcours, le, 'DeclarerHeures', { contrat, mois, heures: h, miseADisposition: miseADisposition.id });
}
const PLAFOND = 'mise-a-disposition/plafond-heures';

describe('Étudier un changement du droit', () => {
  it('dit les décisions qui seraient refusées, leurs heures, et ce qui resterait à chacun', async () => {
    const parcours = await embaucher('2025-01-20');
    await heures(parcours);
    const lignes: LigneEtude[] = [];
    const avant = await jalon.store.health();
    const etude = await jalon.moteur.etudier(
      { modifications: [`${PLAFOND}=120@2021-09-01`] },
      { ligne: (l) => void lignes.push(l) },
    );
    expect(etude).toMatchObject({
      temoin: 'avant_modification',
      modifications: [{ chemin: PLAFOND, champ: 'heures', avant: '480', apres: '120', effet: '2021-09-01' }],
      changements: { refuse: 1, permis: 0, valeur: 0, sans_base: 0 },
      concernes: { parcours: 1, personnes: 1, structures: 1 },
      heures: {
        refusees: 50,
        compteurs: 1,
        auPlafondAvant: 0,
        auPlafondApres: 1,
        permises: { gagnes: 0, perdus: 330 },
      },
      joursDePass: { gagnes: 0, perdus: 0 },
      lisentLeParametre: 3,
    });
    expect(lignes).toEqual([
      {
        parcours,
        place: 7,
        type: 'HeuresDeclarees',
        le: '2025-04-02',
        regle: 'heures',
        organisation: employeur.organisation.id,
        changement: 'refuse',
        conditions: ['plafond_480h'],
        ecartJours: null,
      },
    ]);
    expect(etude.parCondition).toEqual([
      expect.objectContaining({ regle: 'heures', condition: 'plafond_480h', refusent: 1, autrement: 1 }),
      expect.objectContaining({ regle: 'mise_a_disposition', condition: 'plafond_480h', refusent: 0, autrement: 1 }),
    ]);
    expect(await jalon.store.health()).toEqual(avant);
  });

  it('un droit plus large ne change aucune décision prise : il dit les heures de plus', async () => {
    await heures(await embaucher('2025-01-20'));
    const etude = await jalon.moteur.etudier({ modifications: [`${PLAFOND}=600@2021-09-01`] });
    expect(etude).toMatchObject({
      changements: { refuse: 0, permis: 0, valeur: 0, sans_base: 0 },
      concernes: { parcours: 0 },
      heures: { permises: { gagnes: 120, perdus: 0 } },
    });
  });

  it('compte les jours de PASS et les jours de contrat qui ouvrent droit aux aides', async () => {
    // without a term, the contract is aided until the end of the PASS; the other ends before it either way
    await embaucher('2025-01-20');
    await embaucher('2025-03-03', { contrat: { fin: '2025-08-31' } });
    const { joursDePass, joursAides, finsDePass, parValeur } = await jalon.moteur.etudier({
      modifications: ['pass/duree=740 jours@2024-02-28'],
    });
    expect([joursDePass, finsDePass]).toEqual([{ gagnes: 20, perdus: 0 }, [{ ecartJours: 10, pass: 2 }]]);
    expect(parValeur).toEqual([{ fait: 'PassDelivre', champ: 'fin', faits: 2, ecartJoursMin: 10, ecartJoursMax: 10 }]);
    expect(joursAides.gagnes).toBeGreaterThanOrEqual(10);
    expect(joursAides.perdus).toBe(0);
  });

  it('ne met au compte d’un changement que ce qu’il change : la lecture est des deux côtés', async () => {
    await embaucher('2026-03-02');
    const sans = await jalon.moteur.etudier({ lecture: 'code' });
    expect([sans.temoin, sans.changements.valeur]).toEqual(['enregistre', 1]);
    const avec = await jalon.moteur.etudier({ lecture: 'code', modifications: [`${PLAFOND}=600@2021-09-01`] });
    expect([avec.temoin, avec.changements.valeur]).toEqual(['avant_modification', 0]);
    expect(avec.lisentLeParametre).toBe(0);
  });

  it('une personne aux deux dossiers compte une fois, et ses dossiers se jugent ensemble', async () => {
    const data = { personne: { ...personne, nir: '2840535238008' } };
    const ouvrir = (le: string) => diagnostiquer(jalon, { le, data });
    const premier = await ouvrir('2022-01-03');
    accepte(await jalon.moteur.executer(embauche(premier, 'c1', '2022-01-03', { le: '2022-01-03' })));
    const second = await ouvrir('2026-02-02');
    accepte(await jalon.moteur.executer(embauche(second, 'c2', '2026-02-02', { le: '2026-02-02' })));
    const etude = await jalon.moteur.etudier({ modifications: ['pass/carence=4 ans@2021-09-01'] });
    expect(etude).toMatchObject({ parcours: 2, personnes: 1, totaux: { different: expect.any(Number) } });
    expect(etude.parCondition.map((c) => c.condition)).toContain('carence');
  });

  it('refuse ce qui n’est pas un changement, avant de lire quoi que ce soit', async () => {
    const lus: number[] = [];
    const etude = jalon.moteur.etudier(
      { modifications: ['pass/duree=bientôt@2024-02-28'] },
      { progression: (n) => lus.push(n) },
    );
    await expect(etude).rejects.toThrow(ModificationRefusee);
    expect(lus).toEqual([]);
  });
});
