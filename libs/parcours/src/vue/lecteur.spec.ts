import { describe, expect, it } from '@jest/globals';
import { referentiel } from '../../../droit/essais/charger.js';
import type { Acteur } from '../acteur.js';
import { etatInitial, type Etat } from '../decider.js';
import type { Diagnostic } from '../dossier/dossier.js';
import { vue } from './vue.js';
import { etatPour } from './lecteur.js';

const aci: Acteur = { role: 'siae', organisation: { id: 'aci', type: 'ACI' } };
const ai: Acteur = { role: 'siae', organisation: { id: 'ai', type: 'AI' } };
const ml: Acteur = { role: 'prescripteur', organisation: { id: 'ml', type: 'ML', habilitee: true } };
const ddets: Acteur = { role: 'ddets', organisation: { id: 'ddets' } };
const fait = (par: Acteur, le: string): Diagnostic => ({
  revision: 1,
  le,
  par,
  niveau1: 1,
  niveau2: 0,
  pieces: null,
  certifications: null,
  criteres: ['RSA'],
  expireLe: '2025-12-31',
});
const avec = (...diagnostics: Diagnostic[]): Etat => {
  const etat = etatInitial('p');
  return { ...etat, dossier: { ...etat.dossier, diagnostics } };
};
const droit = referentiel().auJour('2025-06-02', 'plateforme');
const vu = (etat: Etat, lecteur: Acteur): string | undefined =>
  vue(etatPour(etat, lecteur), '2025-06-02', droit).diagnostic?.par;

describe('ce qu’un lecteur voit des diagnostics', () => {
  it.each<[string, Acteur, string | undefined]>([
    ['l’employeur voit le sien', aci, 'aci'],
    ['une autre SIAE ne le voit pas', ai, undefined],
    ['le prescripteur le voit', ml, 'aci'],
    ['la DDETS le voit', ddets, 'aci'],
  ])('%s', (_, lecteur, attendu) => {
    expect(vu(avec(fait(aci, '2025-05-05')), lecteur)).toBe(attendu);
  });

  it('chaque SIAE voit celui du prescripteur, sans celui d’une autre qui l’a suivi', () => {
    expect(vu(avec(fait(ml, '2025-04-01'), fait(aci, '2025-05-05')), ai)).toBe('ml');
  });

  it('le dossier lui-même ne change pas', () => {
    const etat = avec(fait(aci, '2025-05-05'));
    etatPour(etat, ai);
    expect(etat.dossier.diagnostics).toHaveLength(1);
  });
});
