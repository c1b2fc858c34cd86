/** A structure by its name, which leads to its page where the API lets this reader open it. */
import type { ReactNode } from 'react';
import { useMenu } from '../api/menu.js';
import { useNomOrganisation, useOrganisations } from '../api/organisations.js';
import { Lien } from '../navigation/routeur.js';

/** @returns whether that page is open; false as long as it is not known to be */
function useOuverte(): (id: string) => boolean {
  const menu = useMenu();
  const organisations = useOrganisations();
  return (id) => {
    const connue = organisations.find((o) => o.id === id);
    if (menu === null || connue === undefined) return false;
    if (menu.lireStructures === 'sienne') return id === menu.structure;
    return menu.lireStructures === 'toutes' || (connue.departement ?? menu.departement) === menu.departement;
  };
}

/** @param autrement what is shown instead where the page is not open: by default its name */
export function NomDeStructure({ id, autrement }: { id: string; autrement?: ReactNode }) {
  const nom = useNomOrganisation();
  const ouverte = useOuverte();
  return ouverte(id) ? <Lien vers={`/structures/${id}`}>{nom(id)}</Lien> : (autrement ?? nom(id));
}
