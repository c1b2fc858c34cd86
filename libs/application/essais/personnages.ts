/** Actors, persons and small steps shared by the specs of this room and by those of the API. */
import type { Acteur } from '@jalon/parcours';
import { expect } from '@jest/globals';
import type { Acceptation, DemandeExecution, Jalon, Resultat } from '../src/index.js';

export const prescripteur: Acteur = {
  role: 'prescripteur',
  organisation: { id: 'ml-rennes', type: 'ML', departement: '35', habilitee: true },
};
export const employeur: Acteur = { role: 'siae', organisation: { id: 'ai-rennes', type: 'AI', departement: '35' } };
export const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
export const personne = { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' };
let rang = 0;
/** Somebody whom nobody told of yet: two dossiers of one name and one birth day may be of one person (D29). */
export const quelquUn = (): typeof personne => ({
  ...personne,
  prenom: rang++ === 0 ? personne.prenom : `Awa ${rang}`,
});

export function accepte(resultat: Resultat): Acceptation {
  if (resultat.issue !== 'accepte') throw new Error(`refusé : ${resultat.message}`);
  expect(resultat.issue).toBe('accepte');
  return resultat;
}

export const ouvrir = async (jalon: Jalon, reste: Partial<DemandeExecution> = {}): Promise<Acceptation> =>
  accepte(
    await jalon.moteur.executer({
      type: 'OuvrirParcours',
      data: { personne: quelquUn() },
      acteur: prescripteur,
      ...reste,
    }),
  );

/** Opened, and diagnosed by a prescripteur. */
export async function diagnostiquer(jalon: Jalon, reste: Partial<DemandeExecution> = {}): Promise<string> {
  const { parcours } = await ouvrir(jalon, reste);
  accepte(
    await jalon.moteur.executer({
      parcours,
      type: 'EtablirDiagnostic',
      data: { criteres: [] },
      acteur: prescripteur,
      ...(reste.le ? { le: reste.le } : {}),
    }),
  );
  return parcours;
}

export const embauche = (
  parcours: string,
  contrat: string,
  debut: string,
  reste: Partial<DemandeExecution> = {},
): DemandeExecution => ({
  parcours,
  type: 'DeclarerEmbauche',
  data: { contrat: { id: contrat, type: 'CDDU', debut } },
  acteur: employeur,
  ...reste,
});
