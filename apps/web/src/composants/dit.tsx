/** A sentence of the engine: organisations are known to it by their id, to people by their name. */
import { useOrganisations } from '../api/organisations.js';
import { nommerDans } from '../formats/formats.js';

export const Dit = ({ texte }: { texte: string }) => nommerDans(texte, useOrganisations());
