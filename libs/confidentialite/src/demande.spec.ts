import { describe, expect, it } from '@jest/globals';
import { ChiffreAltere } from './chiffrement.js';
import { CHAMP_DEMANDE, CHAMP_ENGAGEMENTS, CHAMP_PRIVE, chiffrerChamps, dechiffrerChamps } from './champs.js';
import { CleDetruite, CleInconnue, coffreInMemory, type Coffre } from './coffre.js';
import { joindreDemande, lireDemande, ouvrirDemande } from './demande.js';
import { tientEngagement } from './engagements.js';

const DEMANDE = { motif: 'RQTH', fin: '2028-01-19' };
const classes = { motif: 'C3' } as const;
const CHEMINS = ['motif'];
const contexteDe = (coffre: Coffre, eventId = 'e-1') => ({
  coffre,
  classes,
  personne: 'p',
  stream: 'parcours-p',
  eventId,
  type: 'ProlongationDemandee.v3',
});
function ranger(data: object, avecMotif = true) {
  const coffre = coffreInMemory();
  coffre.cleDe('p');
  const contexte = contexteDe(coffre);
  const stocke = chiffrerChamps(data as never, avecMotif ? CHEMINS : [], contexte);
  return { coffre, contexte, stocke: joindreDemande(stocke, DEMANDE, contexte) };
}

describe('Ce qui fut demandé, joint au fait', () => {
  it('se relit, ne se voit pas, et n’est pas dans le fait qu’on replie', () => {
    const { contexte, stocke } = ranger({ id: 'D9', motif: 'RQTH' });
    expect(JSON.stringify(stocke)).not.toMatch(/RQTH|2028/);
    expect(Object.keys(stocke).sort()).toEqual([CHAMP_DEMANDE, CHAMP_ENGAGEMENTS, CHAMP_PRIVE, 'id'].sort());
    expect(lireDemande(stocke, contexte)).toEqual(DEMANDE);
    expect(dechiffrerChamps(stocke, CHEMINS, contexte)).toEqual({ id: 'D9', motif: 'RQTH' });
  });

  it('un fait sans champ personnel se relit sans aucune clé, avec elle comme une fois effacée', () => {
    const { coffre, contexte, stocke } = ranger({ minutes: 60 }, false);
    const sansCle = {
      ...contexte,
      coffre: {
        ...coffre,
        cleExistante: () => {
          throw new Error('ouvert');
        },
      } as Coffre,
    };
    expect(dechiffrerChamps(stocke, [], sansCle)).toEqual({ minutes: 60 });
    coffre.detruire(['p']);
    expect(dechiffrerChamps(stocke, [], contexte)).toEqual({ minutes: 60 });
    expect(lireDemande(stocke, contexte)).toBeNull();
    expect(ouvrirDemande(stocke, contexte)).toBeNull();
  });

  it('un fait d’hier ne dit pas ce qui fut demandé', () => {
    const { contexte, stocke } = ranger({ id: 'D9', motif: 'RQTH' });
    const { [CHAMP_DEMANDE]: _, ...hier } = stocke;
    expect(lireDemande(hier, contexte)).toBeUndefined();
    expect(ouvrirDemande(hier, contexte)).toBeNull();
  });

  it('tient à son fait : déplacé, altéré ou d’une autre forme, il est refusé', () => {
    const { contexte, stocke } = ranger({ id: 'D9', motif: 'RQTH' });
    expect(() => lireDemande(stocke, { ...contexte, eventId: 'e-2' })).toThrow(ChiffreAltere);
    expect(() => lireDemande({ ...stocke, [CHAMP_DEMANDE]: stocke[CHAMP_PRIVE] as string }, contexte)).toThrow(
      ChiffreAltere,
    );
    expect(() => lireDemande({ ...stocke, [CHAMP_DEMANDE]: 12 }, contexte)).toThrow(ChiffreAltere);
  });

  it('sa valeur se prouve sans clé contre l’engagement scellé, et pas une autre', () => {
    const { contexte, stocke } = ranger({ id: 'D9', motif: 'RQTH' });
    const { demande: engagement, C3 } = stocke[CHAMP_ENGAGEMENTS] as { demande: string; C3: string };
    const ouverture = ouvrirDemande(stocke, contexte);
    if (!ouverture) throw new Error('rien à montrer');
    expect(ouverture.valeurs).toEqual({ demande: DEMANDE });
    expect(tientEngagement(engagement, ouverture)).toBe(true);
    expect(tientEngagement(C3, ouverture)).toBe(false);
    const autre = { ...ouverture, valeurs: { demande: { ...DEMANDE, motif: 'SENIOR' } } };
    expect(tientEngagement(engagement, autre)).toBe(false);
  });

  it('n’est joint à rien sans la clé de la personne', () => {
    const { coffre, contexte } = ranger({});
    coffre.detruire(['p']);
    expect(() => joindreDemande({}, DEMANDE, contexte)).toThrow(CleDetruite);
    expect(() => joindreDemande({}, DEMANDE, contexteDe(coffreInMemory()))).toThrow(CleInconnue);
  });
});
