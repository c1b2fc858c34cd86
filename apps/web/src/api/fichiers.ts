/** What the server gives to take away: asked as any read, then saved under the name that it says. */
import { useState } from 'react';
import { LectureImpossible, recevoir } from './client.js';
import type { Probleme } from './types.js';

interface Fichier {
  nom: string;
  contenu: Blob;
}

/** @throws LectureImpossible */
async function demander(chemin: string, type: string): Promise<Fichier> {
  const reponse = await recevoir(chemin, { entetes: { Accept: `${type}, application/problem+json` } });
  const nom = /filename="([^"]+)"/.exec(reponse.headers.get('Content-Disposition') ?? '')?.[1] ?? '';
  return { nom, contenu: await reponse.blob() };
}

/** The audit file. @param identite with the names in clear */
export const emporterLeDossier = (id: string, identite: boolean): Promise<Fichier> =>
  demander(
    `/parcours/${encodeURIComponent(id)}/preuve${identite ? '?donneesPersonnelles=oui' : ''}`,
    'application/zip',
  );
export const exporterParcours = (parametres: URLSearchParams): Promise<Fichier> =>
  demander(`/parcours/export?${parametres}`, '*/*');

function enregistrer({ nom, contenu }: Fichier): void {
  const adresse = URL.createObjectURL(contenu);
  const lien = document.createElement('a');
  lien.href = adresse;
  lien.download = nom;
  lien.click();
  URL.revokeObjectURL(adresse);
}

interface Telechargement {
  enCours: boolean;
  /** Name of the file that was saved last. */
  fait: string | null;
  probleme: Probleme | null;
  /** One at a time. */
  telecharger(demande: () => Promise<Fichier>): Promise<void>;
}
export function useTelechargement(): Telechargement {
  const [enCours, setEnCours] = useState(false);
  const [fait, setFait] = useState<string | null>(null);
  const [probleme, setProbleme] = useState<Probleme | null>(null);
  const telecharger = async (demande: () => Promise<Fichier>): Promise<void> => {
    if (enCours) return;
    setEnCours(true);
    setFait(null);
    setProbleme(null);
    try {
      const fichier = await demande();
      enregistrer(fichier);
      setFait(fichier.nom);
    } catch (erreur) {
      if (!(erreur instanceof LectureImpossible)) throw erreur;
      setProbleme(erreur.probleme);
    } finally {
      setEnCours(false);
    }
  };
  return { enCours, fait, probleme, telecharger };
}
