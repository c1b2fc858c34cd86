/** Read models open the facts that their rows need, and no other: rows are the same as if every fact had been opened. */
import { describe, expect, it } from '@jest/globals';
import { coffreInMemory } from '@jalon/confidentialite';
import { codeFinancement } from '@jalon/droit';
import type { JsonObject, StoredEvent } from '@jalon/event-store';
import type { Fait } from '@jalon/parcours';
import { composerFait, PERSONNELS_LUS, PREFIXE, type FaitLu } from '@jalon/projections';
import { dataDesLectures, dataEnClair } from '../../libs/application/src/faits-stockes.js';
import { apply, enFaits, f } from '../../libs/projections/essais/fold.js';
import { modeles } from '../../libs/projections/src/registre.js';
import { histoiresRangees, ranger } from '../histoires/ranger.js';
import { identitesDEssai } from './identites.js';

const DROIT = {
  delaisReponse: [{ effet: '2020-01-01', rappels: [10, 20, 30], sansReponse: 31 }],
  fonds: ['PIC_IAE', 'OPCO'],
  sorties: ['CDI', 'CDD_PLUS_6_MOIS', 'CDD_MOINS_6_MOIS', 'FORMATION'],
  identites: identitesDEssai(),
};
const coffre = coffreInMemory();
/** The fund that the words name is told beside them since they are under a key. */
const nommerLeFonds = (f: Fait): Fait =>
  f.type === 'AccompagnementEnregistre' && DROIT.fonds.includes(codeFinancement(f.data.financement ?? ''))
    ? { ...f, data: { ...f.data, fonds: codeFinancement(f.data.financement ?? '') } }
    : f;
/** A name put right: no history of a former version tells one. */
const renommee = enFaits([
  f('ParcoursOuvert', '2025-01-10'),
  f('FaitRectifie', '2025-01-11', {
    fait: 0,
    typeRectifie: 'ParcoursOuvert',
    remplacement: { nom: 'Dupont' },
    clair: {},
  }),
]);
const stockes = [...histoiresRangees(coffre, nommerLeFonds), ...ranger(renommee, 'renommee', coffre)].map(
  (e, position) => ({ ...e, position }),
);
type Ouvrir = (e: StoredEvent, parcours: string) => JsonObject;

function lignes(ouvrir: Ouvrir): Record<string, string[]> {
  const faits = stockes.flatMap<FaitLu>((e) => composerFait(e, ouvrir(e, e.stream.slice(PREFIXE.length))) ?? []);
  const toutes = modeles.flatMap((m) => Object.entries(apply(m.projection(DROIT), faits)));
  return Object.fromEntries(toutes.map(([table, rangs]) => [table, rangs.map((r) => JSON.stringify(r)).sort()]));
}
const desLectures: Ouvrir = (e, parcours) => dataDesLectures(e, parcours, coffre);

describe('Ce que les modèles de lecture ouvrent', () => {
  const attendues = lignes((e, parcours) => dataEnClair(e, parcours, coffre));

  it('suffit : mêmes lignes que si chaque fait l’était', () => {
    expect(stockes.length).toBeGreaterThan(2000);
    expect(lignes(desLectures)).toEqual(attendues);
  });

  it.each([...PERSONNELS_LUS])('et n’est pas de trop : sans %s, des lignes changent', (type) => {
    const sans = stockes.map((e) => (e.type.startsWith(`${type}.v`) ? { ...e, data: sansCle(e) } : e));
    expect(sans.some((e, i) => e !== stockes[i])).toBe(true);
    expect(lignes((e, parcours) => desLectures(sans[e.position] as StoredEvent, parcours))).not.toEqual(attendues);
  });
});

/** As it is once her key is destroyed. */
const sansCle = (e: StoredEvent): JsonObject => dataEnClair(e, e.stream.slice(PREFIXE.length), coffreInMemory());
