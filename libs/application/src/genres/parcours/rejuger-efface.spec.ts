import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ouvrirCoffre } from '@jalon/confidentialite';
import { accepte, diagnostiquer, embauche, employeur, prescripteur } from '../../../essais/personnages.js';
import { ouvrirJalon, type Jalon } from '../../index.js';

let racine: string;
beforeEach(() => {
  racine = mkdtempSync(join(tmpdir(), 'jalon-'));
});
afterEach(() => rmSync(racine, { recursive: true, force: true }));
const ouvrir = (): Promise<Jalon> =>
  ouvrirJalon({ donnees: join(racine, 'donnees'), horloge: () => new Date('2026-11-24T12:00:00Z') });

describe('Rejuger une histoire dont la personne est effacée', () => {
  it('dit ce qui n’est plus rejugeable, et rejuge le reste', async () => {
    const avant = await ouvrir();
    const parcours = await diagnostiquer(avant, { le: '2025-01-20' });
    accepte(await avant.moteur.executer(embauche(parcours, 'c1', '2025-01-20', { le: '2025-01-20' })));
    const faire = async (le: string, type: string, data: object, acteur = employeur) =>
      accepte(await avant.moteur.executer({ parcours, type, data, acteur, le }));
    await faire('2025-06-01', 'SuspendrePass', { debut: '2025-06-01', fin: '2025-06-30', motif: 'CONTRAT_SUSPENDU' });
    await faire('2025-07-15', 'DeclarerHeures', { contrat: 'c1', mois: '2025-02', heures: 20 });
    await faire('2026-06-01', 'DeclarerSituation', { rqth: { du: '2026-01-07', au: '2031-01-06' } });
    await faire('2026-06-02', 'DemanderProlongation', { motif: 'RQTH', fin: '2028-01-19', prescripteur: 'ml-rennes' });
    await faire('2026-06-03', 'RefuserProlongation', { motif: 'DUREE', explication: 'plus court' }, prescripteur);
    await avant.fermer();
    const cle = join(racine, 'donnees-cles/maitresse.cle');
    const dit = async (jalon: Jalon): Promise<unknown> => {
      const vue = (await jalon.moteur.consulter(parcours))?.vue;
      return [vue?.suspensions[0]?.motif, vue?.suspensions[0]?.libelleMotif, vue?.demandes[0]?.libelleMotif];
    };
    // a key that is missing erased nothing
    renameSync(cle, `${cle}.ailleurs`);
    const sansCle = await ouvrir();
    expect(await dit(sansCle)).toEqual([null, 'clé absente', 'clé absente']);
    await sansCle.fermer();
    renameSync(`${cle}.ailleurs`, cle);
    const coffre = ouvrirCoffre({
      fichier: join(racine, 'donnees/cles.db'),
      kek: join(racine, 'donnees-cles/maitresse.cle'),
    });
    expect(coffre.detruire([parcours])).toBe(1);
    coffre.fermer();

    const apres = await ouvrir();
    expect(await dit(apres)).toEqual([null, 'effacé', 'effacé']);
    const rejuge = await apres.moteur.rejuger(parcours, { lecture: 'code' });
    expect(rejuge?.faits.map((f) => [f.type, f.resultat, f.raison])).toEqual([
      ['DiagnosticEtabli', 'efface', 'donnée effacée'],
      ['PassDelivre', 'efface', 'donnée effacée'],
      ['EmbaucheDeclaree', 'efface', 'donnée effacée'],
      ['SuspensionDeclaree', 'efface', 'donnée effacée'],
      // hours tell nothing of her: they are still there to be judged
      ['HeuresDeclarees', 'conforme', undefined],
      ['ProlongationDemandee', 'efface', 'donnée effacée'],
      ['ProlongationRefusee', 'efface', 'donnée effacée'],
    ]);
    expect(await apres.moteur.etudier({ lecture: 'code' })).toMatchObject({
      totaux: rejuge?.totaux,
      // what is erased is no change of the law
      concernes: { parcours: 0, personnes: 0, structures: 0 },
    });
    await apres.fermer();
  });
});
