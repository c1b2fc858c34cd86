import { definirFait } from '@jalon/decider';
import { z } from 'zod';
import { jour, personnel } from './champs.js';

const personne = z.object({
  nom: z.string(),
  prenom: z.string(),
  naissance: jour,
  nir: z.string().optional(),
  identifiantFranceTravail: z.string().optional(),
  sexe: z.enum(['F', 'M']).optional(),
  commune: z.string().optional(),
});

const v1 = z.object({ personne: personnel(personne), origine: z.string().optional() });

export const ParcoursOuvert = definirFait({
  type: 'ParcoursOuvert',
  version: 2,
  /** `origine`: free text. */
  schema: v1.extend({ origine: personnel(z.string()).optional() }),
  anciennes: { 1: v1 },
  upcasts: { 1: (data) => data },
  personnels: {
    personne: 'C2',
    'personne.nom': 'C2',
    'personne.prenom': 'C2',
    'personne.naissance': 'C2',
    'personne.commune': 'C2',
    'personne.nir': 'C3',
    'personne.identifiantFranceTravail': 'C3',
    'personne.sexe': 'C3',
    origine: 'C3',
  },
  rectifiable: {
    retirer: false,
    remplacer: personne,
    appliquer: (d, champs) => (d.personne ? { ...d, personne: { ...d.personne, ...champs } } : d),
  },
  phrase: () => 'Le parcours est ouvert.',
  exemple: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1984-05-02' } },
});
