/** What a code tells of a person is said in its file, kept with the wording, and no part of the law. */
import { describe, expect, it } from '@jest/globals';
import { textes } from '../essais/charger.js';
import { DOSSIERS_DE_LA_PERSONNE, ReferentielInvalide } from './parametre.js';
import { Referentiel } from './referentiel.js';

const CHEMIN = 'prolongation/motifs/RQTH';
const charger = (changer: (yaml: string) => string = (y) => y): Referentiel =>
  Referentiel.charger(
    textes().map((t) => (t.chemin === CHEMIN ? { ...t, yaml: changer(t.yaml) } : t)),
    (texte) => texte,
  );

describe('Ce qu’un code apprend d’une personne', () => {
  it('se dit dans chaque fichier dont le code se dit d’elle', () => {
    expect(() => charger((y) => y.replace('sensible: sante\n', ''))).toThrow(ReferentielInvalide);
    expect(() => charger((y) => y.replace('sensible: sante\n', ''))).toThrow(`parametres/${CHEMIN}.yaml, sensible`);
    expect(() => charger((y) => y.replace('sensible: sante', 'sensible: oui'))).toThrow(ReferentielInvalide);
    for (const dossier of DOSSIERS_DE_LA_PERSONNE)
      expect([dossier, charger().codes(dossier).length > 0]).toEqual([dossier, true]);
  });

  it('se relit des textes gardés dans le journal, et n’est pas de la loi', () => {
    const [dit, autre] = [charger(), charger((y) => y.replace('sensible: sante', 'sensible: non'))];
    expect(dit.sensibles).toEqual(
      expect.arrayContaining([CHEMIN, 'eligibilite/criteres/RSA', 'suspension/motifs/INCARCERATION']),
    );
    expect(autre.sensibles).not.toContain(CHEMIN);
    expect(autre.texteDuDroit).toBe(dit.texteDuDroit);
    expect(autre.texteDesLibelles).not.toBe(dit.texteDesLibelles);
    const relu = Referentiel.depuisTextes(dit.texteDuDroit, dit.texteDesLibelles, {
      empreinte: '',
      empreinteLibelles: '',
    });
    expect(relu.sensibles).toEqual(dit.sensibles);
    // without the wording nothing says that a code may be told: none is
    expect(
      Referentiel.depuisTextes(dit.texteDuDroit, null, { empreinte: '', empreinteLibelles: '' }).dicibles(
        'sortie/types',
      ),
    ).toEqual([]);
  });

  it('les types de sortie qu’un chiffre détaille sont ceux qui n’apprennent rien', () => {
    const dits = charger().dicibles('sortie/types');
    expect(dits).toContain('DURABLE_CDI');
    expect(
      charger()
        .codes('sortie/types')
        .filter((t) => !dits.includes(t)),
    ).toEqual(['RETRAIT_CONGE_LONGUE_DUREE', 'RETRAIT_DECES']);
  });
});
