import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Acteur } from '@jalon/droit';
import { accepte, prescripteur } from '../../essais/personnages.js';
import { ouvrirJalon, type Jalon } from '../index.js';
import { catalogueDEntrees } from '../porte/catalogue.js';
import { organisationsDe } from '../porte/champs.js';

const ai = { id: 'ai-rennes', type: 'AI', departement: '35', nom: 'AI Rennes' };
const siae: Acteur = { role: 'siae', organisation: { id: 'ai-rennes', type: 'AI', departement: '35' } };
const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets-35', departement: '35' } };
const LE = '2026-03-02';
const INCONNUE = 'personne-de-ce-nom';

/** For each command whose door says that a field names an organisation, everything else as it should be. */
const CHAMPS: Record<string, { acteur: Acteur; data: object; condition: string }> = {
  'OrienterVersSiae.siae': { acteur: prescripteur, data: {}, condition: 'structure_connue' },
  'ReprendrePass.siae': {
    acteur: prescripteur,
    data: { numero: '999992100001', debut: '2025-01-01', fin: '2026-12-31', origine: 'plateforme' },
    condition: 'structure_connue',
  },
  'DemanderProlongation.prescripteur': {
    acteur: siae,
    data: { motif: 'RQTH', fin: '2027-12-31' },
    condition: 'prescripteur_habilite',
  },
};

let jalon: Jalon;
beforeEach(async () => {
  jalon = await ouvrirJalon({
    organisations: [ai, { id: 'ddets-35', departement: '35' }],
    horloge: () => new Date(`${LE}T12:00:00Z`),
  });
});
afterEach(() => jalon.fermer());
const ouvrir = async (): Promise<string> =>
  accepte(
    await jalon.moteur.executer({
      type: 'OuvrirParcours',
      data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } },
      acteur: prescripteur,
    }),
  ).parcours;
const orienter = (parcours: string, structure: string) =>
  jalon.moteur.executer({ parcours, type: 'OrienterVersSiae', data: { siae: structure }, acteur: prescripteur });

describe('l’annuaire', () => {
  it('chaque champ qui nomme une organisation est ici', () => {
    const dits = Object.entries(catalogueDEntrees).flatMap(([type, { classe }]) =>
      Object.keys(organisationsDe(classe)).map((champ) => `${type}.${champ}`),
    );
    expect(dits.sort()).toEqual(Object.keys(CHAMPS).sort());
  });

  it.each(Object.keys(CHAMPS))('%s ne nomme pas qui n’existe pas', async (quoi) => {
    const [type = '', champ = ''] = quoi.split('.');
    const { acteur, data, condition } = CHAMPS[quoi] ?? { acteur: ddets, data: {}, condition: '' };
    const demande = { type, data: { ...data, [champ]: INCONNUE }, acteur, parcours: await ouvrir() };
    const refus = await jalon.moteur.executer(demande);
    expect(refus.issue).toBe('refuse');
    const constat = refus.issue === 'refuse' ? refus.constats.find((k) => k.condition === condition) : undefined;
    expect(constat).toMatchObject({ satisfaite: false, constate: expect.stringContaining('annuaire') });
  });

  it('une structure que la DDETS inscrit y est aussitôt, et reçoit une orientation', async () => {
    const parcours = await ouvrir();
    expect((await orienter(parcours, 'aci-neuve')).issue).toBe('refuse');
    const inscription = await jalon.structures.executer({
      structure: 'aci-neuve',
      type: 'EnregistrerStructure',
      data: { type: 'ACI', nom: 'ACI Neuve' },
      acteur: ddets,
    });
    expect(inscription.issue).toBe('accepte');
    expect(await jalon.structures.annuaire()).toContainEqual({
      id: 'aci-neuve',
      nom: 'ACI Neuve',
      inscrite: true,
      type: 'ACI',
      departement: '35',
    });
    accepte(await orienter(parcours, 'aci-neuve'));
  });

  it('un déploiement sans annuaire ne cherche personne', async () => {
    const sans = await ouvrirJalon({ horloge: () => new Date(`${LE}T12:00:00Z`) });
    try {
      const parcours = accepte(
        await sans.moteur.executer({
          type: 'OuvrirParcours',
          data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } },
          acteur: prescripteur,
        }),
      ).parcours;
      const data = { siae: INCONNUE };
      accepte(await sans.moteur.executer({ parcours, type: 'OrienterVersSiae', data, acteur: prescripteur }));
    } finally {
      await sans.fermer();
    }
  });
});
