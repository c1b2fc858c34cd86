/** A hire cancelled by mistake that cannot come back: the days that no PASS covers any more are told, or there are none (D26, D28). */
import { describe, expect, it } from '@jest/globals';
import type { Lecture } from '@jalon/droit';
import { ddets, diagnostiquer, etantDonne, jouer, le, ouvrir, siae, type Etape } from './etant-donne.js';

const [ai, ei] = [siae('AI'), siae('EI')];
const embaucher = (jour: string, acteur: typeof ai, type: 'CDDU' | 'CDDI', id: string, debut: string, fin: string) =>
  le(jour, acteur, { type: 'DeclarerEmbauche', data: { contrat: { id, type, debut, fin, heuresHebdo: 30 } } });

/** The PASS that took the place begins on 23 March, and work is attested under it. */
const remplacee = (fin = '2026-06-08'): Etape[] => [
  ouvrir('2026-03-02'),
  diagnostiquer('2026-03-02'),
  embaucher('2026-03-02', ai, 'CDDU', 'c1', '2026-03-09', fin),
  le('2026-03-10', ai, { type: 'AnnulerEmbauche', data: { contrat: 'c1', motif: 'Ne s’est pas présentée' } }),
  embaucher('2026-03-20', ei, 'CDDI', 'c2', '2026-03-23', '2026-09-22'),
  le('2026-04-30', ei, { type: 'DeclarerHeures', data: { contrat: 'c2', mois: '2026-03', heures: 30 } }),
];
const officiel = le('2026-05-04', ddets, {
  type: 'ConstaterPassOfficiel',
  data: { debut: '2026-03-09', reference: 'Écran du service de l’État', raison: 'Il couvre la première embauche' },
});

/** What the refusal to take the cancellation back finds. */
function constate(histoire: Etape[], lecture: Lecture): string {
  const fait = jouer(histoire, lecture).dossier.faits.findIndex((f) => f.type === 'EmbaucheAnnulee');
  const { constats } = etantDonne(histoire, lecture)
    .quand(le('2026-05-06', ddets, { type: 'RectifierFait', data: { fait, raison: 'Elle travaillait' } }))
    .verdict();
  return constats.find((k) => k.condition === 'pass_remplace_non_travaille' && !k.satisfaite)?.constate ?? '';
}

describe('l’annulation d’une embauche, sans retour', () => {
  it('dit, selon le Code, les jours qui restent hors de tout PASS, que l’État en montre un autre ou non', () => {
    const attendu = /heures.* ; du 09\/03\/2026 au 22\/03\/2026, cette embauche reste hors de tout PASS$/;
    expect(constate(remplacee(), 'code')).toMatch(attendu);
    expect(constate([...remplacee(), officiel], 'code')).toMatch(attendu);
  });
  it('dit, selon la plateforme, les mêmes, et qu’un début plus tôt constaté au service de l’État les rend', () => {
    expect(constate(remplacee(), 'plateforme')).toMatch(
      / ; du 09\/03\/2026 au 22\/03\/2026, .*, sauf si le service de l’État montre un début plus tôt \(D28\)$/,
    );
    const couverte = constate([...remplacee(), officiel], 'plateforme');
    expect(couverte).toContain('heures');
    expect(couverte).not.toContain('hors de tout PASS');
  });
  it('ne dit pas de jours après la fin de l’embauche annulée', () =>
    expect(constate(remplacee('2026-03-13'), 'code')).toContain('du 09/03/2026 au 13/03/2026,'));
});
