/** The synthetic department: everything in it is invented, and its names say so. */
import type { Siae } from '@jalon/droit';
import type { Acteur, Organisation } from '@jalon/parcours';

/** Not a department of metropolitan France or overseas. */
export const DEPARTEMENT = '99';
export const NOM_DEPARTEMENT = 'Val-d’Exemple';

export interface OrganisationNommee extends Organisation {
  nom: string;
}
const siae = (type: Siae, id: string, nom: string): OrganisationNommee => ({ id, nom, type, departement: DEPARTEMENT });

/** 28 structures, of which 4 AI: 14 % (SEED-12). The other kinds: order of magnitude, HYPOTHESE. */
export const STRUCTURES: readonly OrganisationNommee[] = [
  siae('AI', 'ai-coup-de-main', 'AI Coup de main'),
  siae('AI', 'ai-trait-d-union', 'AI Trait d’union'),
  siae('AI', 'ai-les-deux-rives', 'AI Les Deux Rives'),
  siae('AI', 'ai-services-du-bocage', 'AI Services du Bocage'),
  siae('ACI', 'aci-les-jardins-partages', 'ACI Les Jardins partagés'),
  siae('ACI', 'aci-le-fil-a-l-endroit', 'ACI Le Fil à l’endroit'),
  siae('ACI', 'aci-ressourcerie-du-val', 'ACI Ressourcerie du Val'),
  siae('ACI', 'aci-sentiers-et-rivieres', 'ACI Sentiers et rivières'),
  siae('ACI', 'aci-la-cuisine-d-a-cote', 'ACI La Cuisine d’à côté'),
  siae('ACI', 'aci-velo-recycle', 'ACI Vélo recyclé'),
  siae('ACI', 'aci-batir-ensemble', 'ACI Bâtir ensemble'),
  siae('ACI', 'aci-linge-et-soin', 'ACI Linge et soin'),
  siae('ACI', 'aci-le-moulin', 'ACI Le Moulin'),
  siae('ACI', 'aci-maraichage-solidaire', 'ACI Maraîchage solidaire'),
  siae('ACI', 'aci-bois-et-palettes', 'ACI Bois et palettes'),
  siae('ACI', 'aci-numerique-pour-tous', 'ACI Numérique pour tous'),
  siae('EI', 'ei-proprete-du-val', 'EI Propreté du Val'),
  siae('EI', 'ei-recyclage-nouveau', 'EI Recyclage nouveau'),
  siae('EI', 'ei-espaces-verts', 'EI Espaces verts'),
  siae('EI', 'ei-traiteur-de-saison', 'EI Traiteur de saison'),
  siae('EI', 'ei-second-oeuvre', 'EI Second œuvre'),
  siae('EI', 'ei-demenagement-solidaire', 'EI Déménagement solidaire'),
  siae('EI', 'ei-mobilite', 'EI Mobilité'),
  siae('ETTI', 'etti-tremplin-interim', 'ETTI Tremplin intérim'),
  siae('ETTI', 'etti-passage', 'ETTI Passage'),
  siae('ETTI', 'etti-cap-mission', 'ETTI Cap mission'),
  siae('ETTI', 'etti-relais', 'ETTI Relais'),
  siae('EITI', 'eiti-a-mon-compte', 'EITI À mon compte'),
];

const prescripteur = (type: string, id: string, nom: string): OrganisationNommee => ({
  id,
  nom,
  type,
  departement: DEPARTEMENT,
  habilitee: true,
});
export const PRESCRIPTEURS: readonly OrganisationNommee[] = [
  prescripteur('ML', 'ml-val-d-exemple', 'Mission locale du Val-d’Exemple'),
  prescripteur('FT', 'ft-ville-neuve', 'France Travail Ville-Neuve'),
  prescripteur('CAP_EMPLOI', 'cap-emploi-99', 'Cap emploi du Val-d’Exemple'),
  prescripteur('CCAS', 'ccas-ville-neuve', 'CCAS de Ville-Neuve'),
  prescripteur('PLIE', 'plie-des-deux-vallees', 'PLIE des Deux-Vallées'),
];
export const ORIENTEUR: OrganisationNommee = {
  id: 'asso-la-halte',
  nom: 'Association La Halte',
  departement: DEPARTEMENT,
};
export const DDETS: OrganisationNommee = { id: 'ddets-99', nom: 'DDETS du Val-d’Exemple', departement: DEPARTEMENT };
export const PREFET: OrganisationNommee = {
  id: 'prefecture-99',
  nom: 'Préfecture du Val-d’Exemple',
  departement: DEPARTEMENT,
};

/** Everybody the log may name by an id. */
export const ORGANISATIONS: readonly OrganisationNommee[] = [...STRUCTURES, ...PRESCRIPTEURS, ORIENTEUR, DDETS, PREFET];

export const COMMUNES_URBAINES = ['Ville-Neuve-d’Exemple', 'Port-Imaginaire', 'Les Trois-Places'] as const;
export const COMMUNES_RURALES = [
  'Saint-Exemple-des-Bois',
  'La Fiction-sur-Onde',
  'Modèle-le-Petit',
  'Les Essarts-Factices',
] as const;

/** Plants and birds: no one is called by all of these, and nobody takes them for a real list. */
export const NOMS = [
  'Acacia',
  'Alouette',
  'Aubépine',
  'Bergeronnette',
  'Bleuet',
  'Bruyère',
  'Capucine',
  'Charme',
  'Chardonneret',
  'Coquelicot',
  'Cyprès',
  'Érable',
  'Fauvette',
  'Fougère',
  'Genêt',
  'Glycine',
  'Grèbe',
  'Hêtre',
  'Hirondelle',
  'Jonquille',
  'Lavande',
  'Lilas',
  'Loriot',
  'Martinet',
  'Mélèze',
  'Mésange',
  'Mimosa',
  'Muguet',
  'Noisetier',
  'Olivier',
  'Pervenche',
  'Pinson',
  'Pivoine',
  'Primevère',
  'Roitelet',
  'Romarin',
  'Sarcelle',
  'Tilleul',
  'Tourterelle',
  'Verveine',
] as const;
export const PRENOMS = {
  F: [
    'Awa',
    'Chantal',
    'Claire',
    'Elena',
    'Fatoumata',
    'Fleur',
    'Inès',
    'Jeanne',
    'Karima',
    'Laure',
    'Lina',
    'Maria',
    'Mélanie',
    'Nadège',
    'Olga',
    'Priya',
    'Rosa',
    'Salomé',
    'Sylvie',
    'Yasmine',
  ],
  M: [
    'Adama',
    'Bruno',
    'Cédric',
    'Dimitri',
    'Emile',
    'Farid',
    'Gaël',
    'Hakim',
    'Ivan',
    'Joël',
    'Kévin',
    'Luc',
    'Mamadou',
    'Noé',
    'Pascal',
    'Rachid',
    'Samuel',
    'Théo',
    'Victor',
    'Yann',
  ],
} as const;

/** Facts carry the pseudonymous id, never the name of the organisation. */
const sansNom = ({ id, type, departement, habilitee }: OrganisationNommee): Organisation => ({
  id,
  ...(type ? { type } : {}),
  ...(departement ? { departement } : {}),
  ...(habilitee ? { habilitee } : {}),
});
export const acteurSiae = (o: OrganisationNommee): Acteur => ({ role: 'siae', organisation: sansNom(o) });
export const acteurPrescripteur = (o: OrganisationNommee): Acteur => ({
  role: 'prescripteur',
  organisation: sansNom(o),
});
export const acteurOrienteur = (): Acteur => ({ role: 'orienteur', organisation: sansNom(ORIENTEUR) });
export const acteurDdets = (): Acteur => ({ role: 'ddets', organisation: sansNom(DDETS) });
export const acteurPrefet = (): Acteur => ({ role: 'prefet', organisation: sansNom(PREFET) });
