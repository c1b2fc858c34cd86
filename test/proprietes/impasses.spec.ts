/** Liveness over random runs of several actors, in both lectures: nobody is left without a way, or without being told so. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Jour } from '@jalon/droit';
import { conduire, intention } from './conduire.js';
import { diagnostiquer, jouer, le, ouvrir, siae, type Etape } from '../specifications/etant-donne.js';
import { BESOINS, issueDe, type Interdit } from './impasses.js';

const TOUTES = Number(process.env['JALON_IMPASSES'] ?? 60);
const GRAINE = Number(process.env['JALON_GRAINE'] ?? 20261129);

const [ai, ei] = [siae('AI'), siae('EI', 'ei-vitre')];
/** A hire cancelled by mistake; another employer hires since, and its PASS took the place. */
const remplacee = (suite: readonly Etape[]) =>
  jouer([
    ouvrir('2026-03-02'),
    diagnostiquer('2026-03-02'),
    le('2026-03-02', ai, {
      type: 'DeclarerEmbauche',
      data: { contrat: { id: 'c1', type: 'CDDU', debut: '2026-03-09', heuresHebdo: 30 } },
    }),
    le('2026-03-10', ai, { type: 'AnnulerEmbauche', data: { contrat: 'c1', motif: 'jamais venue' } }),
    le('2026-03-20', ei, {
      type: 'DeclarerEmbauche',
      data: { contrat: { id: 'c2', type: 'CDDI', debut: '2026-03-23', fin: '2026-09-22', heuresHebdo: 30 } },
    }),
    ...suite,
  ]);

const dernierJour = (faits: readonly { le: Jour }[]): Jour => faits.at(-1)?.le ?? '2026-06-01';

/** Needs with neither a way nor an explanation, over that many runs. */
function impasses(
  parcours: number,
  interdit?: Interdit,
): { trouvees: Map<string, number>; regards: number; ditesFermees: Map<string, number> } {
  const trouvees = new Map<string, number>();
  const ditesFermees = new Map<string, number>();
  let regards = 0;
  const histoires = fc.sample(
    fc.tuple(
      fc.array(intention, { minLength: 1, maxLength: 14 }),
      fc.constantFrom('plateforme', 'code') as fc.Arbitrary<'plateforme' | 'code'>,
    ),
    { numRuns: parcours, seed: GRAINE },
  );
  for (const [intentions, lecture] of histoires) {
    const { etat, faits } = conduire(intentions, lecture);
    const jour = dernierJour(faits);
    for (const besoin of BESOINS) {
      if (!besoin.ressenti(etat, jour)) continue;
      regards += 1;
      const issue = issueDe(besoin, etat, jour, { lecture, ...(interdit ? { interdit } : {}) });
      if (issue.voie) continue;
      const [ou, quoi] =
        issue.plusPossible.length > 0 ? [ditesFermees, issue.plusPossible] : [trouvees, issue.conditions];
      const cle = `${besoin.nom} (${lecture}, ${etat.etape}) : ${quoi.join(', ')}`;
      ou.set(cle, (ou.get(cle) ?? 0) + 1);
    }
  }
  return { trouvees, regards, ditesFermees };
}

describe('personne n’est laissé sans voie', () => {
  it(`sur ${TOUTES} histoires de plusieurs acteurs : une voie, ou « plus possible » et ce qui reste`, () => {
    const { trouvees, regards, ditesFermees } = impasses(TOUTES);
    console.log(`${regards} besoins regardés ; plus possible : ${JSON.stringify([...ditesFermees])}`);
    expect([...trouvees]).toEqual([]);
    expect(regards).toBeGreaterThan(TOUTES);
  });

  it('et voit une demande que son destinataire laisse sans réponse, si personne d’autre ne peut décider ni la retirer', () => {
    const { trouvees } = impasses(TOUTES, ({ type }, acteur, { dossier }) => {
      const attend = dossier.demandes.find((d) => d.etat === 'en_attente');
      if (!attend?.prescripteur) return false;
      if (type === 'RectifierFait') return true;
      return /^(Accorder|Refuser)Prolongation$/.test(type) && acteur.organisation.id !== attend.prescripteur;
    });
    expect([...trouvees.keys()].some((cle) => cle.startsWith('prolonger'))).toBe(true);
  });

  it('et voit une personne que plus personne n’embauche après son premier contrat', () => {
    const { trouvees } = impasses(
      TOUTES,
      ({ type }, _, { dossier }) =>
        type === 'DeclarerEmbauche' && dossier.faits.some((f) => f.type === 'EmbaucheDeclaree'),
    );
    expect([...trouvees.keys()].some((cle) => cle.startsWith('embaucher'))).toBe(true);
  });

  it('d’une annulation dite à tort : une voie tant que l’autre embauche s’annule, « plus possible » une fois qu’elle est travaillée', () => {
    const corriger = BESOINS.find((b) => b.nom === 'corriger EmbaucheAnnulee');
    const cadre = { lecture: 'plateforme' } as const;
    const vide = remplacee([]);
    const travaillee = remplacee([
      {
        le: '2026-04-30',
        acteur: ei,
        commande: { type: 'DeclarerHeures', data: { contrat: 'c2', mois: '2026-03', heures: 30 } },
      },
    ]);
    for (const etat of [vide, travaillee]) expect(corriger?.ressenti(etat, '2026-05-04')).toBe(true);
    expect(issueDe(corriger!, vide, '2026-05-04', cadre)).toEqual({ voie: true });
    expect(issueDe(corriger!, travaillee, '2026-05-04', cadre)).toMatchObject({
      voie: false,
      plusPossible: ['pass_remplace_non_travaille'],
    });
  });
});
