import { describe, expect, it } from '@jest/globals';
import { vue } from '@jalon/parcours';
import { AUCUN, citant } from './articles.js';
import {
  ddets,
  diagnostiquer,
  etantDonne,
  jouer,
  le,
  loi,
  ouvrir,
  siae,
  type Autour,
  type Etape,
} from './etant-donne.js';

const ancien: Etape[] = [ouvrir('2021-10-01'), diagnostiquer('2021-10-01')];
const effacer = (jour: string, fondement = 'CONSERVATION_ECHUE', autour: Autour = {}): Etape =>
  le(jour, ddets, { type: 'EffacerDonnees', data: { fondement } }, autour);

describe('effacer les données d’une personne', () => {
  it('au lendemain de vingt-quatre mois, pas la veille (R. 5132-1-23)', () => {
    const { quand } = etantDonne(ancien);
    const constat = quand(effacer('2023-10-01'))
      .alorsRefus('droit', ['conservation_echue'])
      .constats.find((k) => k.condition === 'conservation_echue');
    expect(constat?.possibleLe).toBe('2023-10-02');
    quand(effacer('2023-10-02')).alors([
      { type: 'DonneesEffacees', data: { fondement: 'CONSERVATION_ECHUE', base: null } },
    ]);
  });

  it('jamais sur la seule demande de la personne, à qui l’on dit ce qu’elle peut demander (R. 5132-1-22)', () => {
    const { quand } = etantDonne(ancien);
    const constat = quand(effacer('2026-01-05', 'DEMANDE_DE_LA_PERSONNE'))
      .alorsRefus('droit', [citant('fondement_effacement', 'R. 5132-1-22')])
      .constats.find((k) => k.condition === 'fondement_effacement');
    expect(constat?.constate).toMatch(/accès .* rectification.* limitation/);
    quand(effacer('2026-01-05', 'CONVENANCE')).alorsRefus('droit', [
      'base_legale',
      citant('fondement_effacement', AUCUN),
    ]);
  });

  it('un déploiement qui ne dit pas sur quoi repose sa durée n’efface rien ; ce qu’il dit est dans le fait', () => {
    const { quand } = etantDonne(ancien);
    quand(effacer('2026-01-05', 'CONSERVATION_ECHUE', { baseEffacement: null })).alorsRefus('droit', [
      'base_effacement',
    ]);
    quand(effacer('2026-01-05', 'CONSERVATION_ECHUE', { baseEffacement: 'Registre n° 4' })).alors([
      { type: 'DonneesEffacees', data: { base: 'Registre n° 4' } },
    ]);
  });

  it('puis plus aucun fait n’a sa place, et l’effacer encore n’écrit rien', () => {
    const efface = [...ancien, effacer('2026-01-05')];
    etantDonne(efface).quand(effacer('2026-01-06')).alorsRien();
    etantDonne(efface)
      .quand(le('2026-01-06', siae('AI'), { type: 'OrienterVersSiae', data: { siae: 'ai-rennes' } }))
      .alorsRefus('etape', []);
    const montree = vue(jouer(efface), '2026-01-06', loi().auJour('2026-01-06'));
    expect([montree.personne, montree.conservation, montree.libelleEtape]).toEqual([null, null, 'Données effacées']);
  });

  it('proroger demande un contrôle ou un contentieux', () => {
    etantDonne(ancien)
      .quand(le('2026-01-05', ddets, { type: 'ProrogerConservation', data: { cause: 'PRUDENCE' } }))
      .alorsRefus('droit', ['base_legale', 'cause_prorogation']);
  });
});
