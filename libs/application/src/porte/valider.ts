/** The door: what comes in is unknown, what goes on has the shape of the command catalogue. Judged once, here. */
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import type { TypeCommande } from '@jalon/parcours';
import type { ChampRefuse } from '../resultat.js';
import { catalogueDEntrees } from './catalogue.js';
import { DonneeIrrecevable, nettoyer } from './nettoyer.js';
import type { Recevable } from './recevable.js';

export type Porte = { type: TypeCommande; data: unknown } | { champs: ChampRefuse[] };

/**
 * @returns the typed data of a command of a parcours (hours turned into integer minutes), or every field that is not as expected;
 *   messages never repeat what was received
 */
export const valider = (type: unknown, data: unknown): Porte => validerDans(catalogueDEntrees, type, data) as Porte;

/** The same for any catalogue of commands. */
export function validerDans(
  catalogue: Readonly<Record<string, Recevable>>,
  type: unknown,
  data: unknown,
): { type: string; data: unknown } | { champs: ChampRefuse[] } {
  const entree = typeof type === 'string' && Object.hasOwn(catalogue, type) ? catalogue[type] : undefined;
  if (!entree) return { champs: [{ champ: 'type', regle: 'un type de commande du catalogue' }] };
  try {
    if (typeof data !== 'object' || data === null || Array.isArray(data))
      return { champs: [{ champ: 'data', regle: 'un objet' }] };
    const dto = plainToInstance(entree.classe, nettoyer(data), { enableImplicitConversion: false });
    const erreurs = validateSync(dto, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      stopAtFirstError: true,
    });
    if (erreurs.length > 0) return { champs: erreurs.flatMap((e) => champsDe(e, '')) };
    return { type: type as string, data: entree.convertir(dto) };
  } catch (erreur) {
    if (erreur instanceof DonneeIrrecevable) return { champs: [erreur.refus] };
    throw erreur;
  }
}

function champsDe(e: ValidationError, prefixe: string): ChampRefuse[] {
  const champ = /^\d+$/.test(e.property) ? `${prefixe.slice(0, -1)}[${e.property}]` : prefixe + e.property;
  const ici = Object.entries(e.constraints ?? {}).map(([nom, message]) => ({
    champ,
    regle: nom === 'whitelistValidation' ? 'aucun champ de ce nom' : message,
  }));
  const dedans = (e.children ?? []).flatMap((enfant) => champsDe(enfant, `${champ}.`));
  // an absent field fails every rule: one message is enough
  return [...ici.slice(0, 1), ...dedans];
}
