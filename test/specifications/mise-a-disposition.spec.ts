import { describe, expect, it } from '@jest/globals';
import { vue, type DonneesCommande } from '@jalon/parcours';
import { citant, FICHE_AI } from './articles.js';
import {
  diagnostiquer,
  etantDonne,
  jouer,
  le,
  loi,
  ouvrir,
  prescripteur,
  siae,
  type Autour,
  type Etape,
} from './etant-donne.js';

const ai = siae('AI');
const embauche = (acteur = ai, type: 'CDDU' | 'CDDI' | 'MISSION' = 'CDDU'): Etape[] => [
  ouvrir('2025-01-10'),
  diagnostiquer('2025-01-10'),
  le('2025-01-15', acteur, {
    type: 'DeclarerEmbauche',
    data: { contrat: { id: 'c1', type, debut: '2025-01-20', ...(type === 'CDDI' ? { fin: '2026-12-31' } : {}) } },
  }),
];
type Mad = DonneesCommande<'ConclureMiseADisposition'>['miseADisposition'];
const mad = (change: Partial<Mad> = {}, acteur = ai, autour: Autour = {}, jour = '2025-01-30'): Etape =>
  le(
    jour,
    acteur,
    {
      type: 'ConclureMiseADisposition',
      data: {
        contrat: 'c1',
        miseADisposition: {
          id: 'm1',
          utilisateur: { type: 'entreprise', nom: 'Menuiserie Le Goff' },
          debut: '2025-02-03',
          taches: 'Rangement',
          lieu: 'Rennes',
          remunerationReference: 'SMIC horaire',
          epi: 'Gants',
          ...change,
        },
      },
    },
    autour,
  );
const heures = (
  mois: string,
  nombre: number,
  jour: string,
  autour: Autour = {},
  m: string | null = 'm1',
  raison?: string,
): Etape =>
  le(
    jour,
    ai,
    {
      type: 'DeclarerHeures',
      data: {
        contrat: 'c1',
        mois,
        heures: nombre,
        ...(m === null ? {} : { miseADisposition: m }),
        ...(raison ? { depassement: { raison } } : {}),
      },
    },
    autour,
  );

describe('conclure une mise à disposition', () => {
  it('une AI, auprès d’une entreprise : les heures sont plafonnées', () => {
    const { faits } = etantDonne(embauche())
      .quand(mad())
      .alors([{ type: 'MiseADispositionConclue', data: { id: 'm1', utilisateur: 'entreprise', plafonnee: true } }]);
    expect(JSON.stringify(faits[0]?.data)).toContain('Menuiserie');
  });
  it.each(['particulier', 'association', 'collectivite'])('auprès d’un utilisateur %s : non', (type) => {
    etantDonne(embauche())
      .quand(mad({ utilisateur: { type, nom: 'X' } }))
      .alors([{ type: 'MiseADispositionConclue', data: { plafonnee: false } }]);
  });
  it('une ETTI n’est pas soumise au plafond', () => {
    const etti = siae('ETTI');
    etantDonne(embauche(etti, 'MISSION'))
      .quand(mad({}, etti))
      .alors([{ type: 'MiseADispositionConclue', data: { plafonnee: false } }]);
  });
  it('ni un ACI ni une EI ne mettent à disposition', () => {
    for (const acteur of [siae('ACI'), siae('EI')])
      etantDonne(embauche(acteur, 'CDDI'))
        .quand(mad({}, acteur))
        .alorsRefus('droit', [citant('mad_permise', 'L. 5132-7 · L. 5132-6 · L. 5132-9 · L. 2211-1')]);
  });
  it('un type d’utilisateur inconnu est refusé', () => {
    etantDonne(embauche())
      .quand(mad({ utilisateur: { type: 'ambassade', nom: 'X' } }))
      .alorsRefus('droit', [citant('mad_permise', 'L. 5132-7 · L. 5132-6')]);
  });
  it('le contrat écrit nomme tout ce qu’il doit, et dit ce qui manque', () => {
    const verdict = etantDonne(embauche())
      .quand(mad({ taches: ' ', lieu: '', remunerationReference: '' }))
      .alorsRefus('droit', ['mad_contrat_complet']);
    const constat = verdict.constats.find((k) => k.condition === 'mad_contrat_complet');
    expect(constat?.constate).toBe('absentes : taches, lieu, remunerationReference');
    expect(constat?.references.map((r) => r.titre)).toEqual(['Code du travail, art. R. 5132-20']);
  });
  it('chez un particulier, pas de rémunération de référence', () => {
    etantDonne(embauche())
      .quand(mad({ utilisateur: { type: 'particulier', nom: 'X' }, remunerationReference: '' }))
      .alors(['MiseADispositionConclue']);
  });
  it('dans le territoire, sans licenciement récent ni travaux dangereux, pendant le contrat', () => {
    etantDonne(embauche())
      .quand(mad({ departement: '56' }))
      .alorsRefus('droit', ['territoire_mad']);
    etantDonne(embauche())
      .quand(mad({ departement: '35' }))
      .alors(['MiseADispositionConclue']);
    etantDonne(embauche())
      .quand(mad({ licenciementEconomiqueLe: '2024-08-03' }))
      .alorsRefus('droit', ['mad_sans_licenciement_recent']);
    etantDonne(embauche())
      .quand(mad({ licenciementEconomiqueLe: '2024-08-02' }))
      .alors(['MiseADispositionConclue']);
    etantDonne(embauche())
      .quand(mad({ travauxDangereux: true }))
      .alorsRefus('droit', ['mad_sans_travaux_dangereux']);
    etantDonne(embauche())
      .quand(mad({ debut: '2025-01-19' }))
      .alorsRefus('droit', ['mad_dans_contrat']);
    etantDonne(embauche())
      .quand(mad({ fin: '2025-02-02' }))
      .alorsRefus('droit', ['periode_coherente']);
  });
  it('un identifiant ne sert qu’une fois', () => {
    etantDonne([...embauche(), mad()])
      .quand(mad())
      .alorsRefus('droit', ['mad_nouvelle']);
  });
});

describe('les 480 heures en vingt-quatre mois', () => {
  const plein = [...embauche(), mad(), heures('2025-02', 160, '2025-03-03'), heures('2025-03', 160, '2025-04-03')];
  it('480 juste passent, une minute de plus non', () => {
    etantDonne(plein)
      .quand(heures('2025-04', 160, '2025-05-03'))
      .alors([{ type: 'HeuresDeclarees', data: { minutes: 9600 } }]);
    const verdict = etantDonne(plein)
      .quand(heures('2025-04', 160.02, '2025-05-03'))
      .alorsRefus('droit', ['plafond_480h']);
    expect(verdict.constats.find((k) => k.condition === 'plafond_480h')).toMatchObject({
      constate: '320 h déjà comptées du 03/02/2025 au 02/02/2027, 160 h 1 min de plus',
      possibleLe: '2027-02-03',
    });
  });
  it('une nouvelle valeur pour le même mois remplace l’ancienne, la même n’écrit rien', () => {
    const { etat } = etantDonne(plein)
      .quand(heures('2025-03', 280, '2025-05-03'))
      .alors(['HeuresDeclarees']);
    expect(etat.dossier.heures.map((h) => h.minutes)).toEqual([9600, 16800]);
    etantDonne(plein)
      .quand(heures('2025-03', 160, '2025-05-03'))
      .alorsRien();
    etantDonne(plein)
      .quand(heures('2025-03', 321, '2025-05-03', {}, 'm1', 'Deux chantiers'))
      .alorsRefus('droit', ['plafond_480h']);
  });
  it('la dérogation de l’association lève le plafond pendant sa durée', () => {
    const derogations480h = [{ du: '2025-04-01', au: '2027-03-31' }];
    etantDonne(plein)
      .quand(heures('2025-04', 200, '2025-05-03', { structure: { derogations480h } }))
      .alors(['HeuresDeclarees']);
    etantDonne(plein)
      .quand(
        heures('2025-04', 200, '2025-05-03', {
          structure: { derogations480h: [{ du: '2024-01-01', au: '2025-03-31' }] },
        }),
      )
      .alorsRefus('droit', ['plafond_480h']);
  });
  it('les heures chez un particulier, ou sans mise à disposition, ne comptent pas', () => {
    const m2 = mad({ id: 'm2', utilisateur: { type: 'particulier', nom: 'X' } });
    etantDonne([...plein, { ...m2, le: '2025-04-03' }])
      .quand(heures('2025-04', 240, '2025-05-03', {}, 'm2'))
      .alors(['HeuresDeclarees']);
    etantDonne(plein)
      .quand(heures('2025-04', 240, '2025-05-03', {}, null))
      .alors(['HeuresDeclarees']);
  });
  it('passé vingt-quatre mois, une nouvelle période commence', () => {
    const complet = [...plein, heures('2025-04', 160, '2025-05-03')];
    const suivante = le('2026-12-01', ai, { type: 'RenouvelerContrat', data: { contrat: 'c1', fin: '2027-06-30' } });
    etantDonne(complet)
      .quand(suivante)
      .alorsRefus('droit', ['periode_coherente', citant('contrat_duree_totale_max', FICHE_AI)]);
    etantDonne(complet)
      .quand(heures('2027-02', 10, '2027-03-03'))
      .alorsRefus('droit', ['plafond_480h']);
    etantDonne(complet)
      .quand(heures('2027-03', 10, '2027-04-03'))
      .alors(['HeuresDeclarees']);
  });
  it('un plafond atteint refuse aussi une nouvelle mise à disposition en entreprise', () => {
    const complet = [...plein, heures('2025-04', 160, '2025-05-03')];
    etantDonne(complet)
      .quand(mad({ id: 'm2', debut: '2025-05-05' }, ai, {}, '2025-05-04'))
      .alorsRefus('droit', ['plafond_480h']);
    etantDonne(complet)
      .quand(
        mad({ id: 'm2', debut: '2025-05-05', utilisateur: { type: 'association', nom: 'X' } }, ai, {}, '2025-05-04'),
      )
      .alors(['MiseADispositionConclue']);
  });
  it('la vue montre le compteur en heures', () => {
    const compteur = vue(jouer(plein), '2025-04-03', loi().auJour('2025-04-03')).compteur480h;
    expect(compteur).toEqual({
      plafond: 480,
      consommees: 320,
      restantes: 160,
      du: '2025-02-03',
      au: '2027-02-02',
      derogation: null,
    });
  });
});

describe('déclarer des heures', () => {
  it('ni avant le contrat, ni pour un mois à venir, ni sur une mise à disposition inconnue', () => {
    etantDonne(embauche())
      .quand(heures('2024-12', 10, '2025-03-03', {}, null))
      .alorsRefus('droit', ['mois_du_contrat']);
    etantDonne(embauche())
      .quand(heures('2025-04', 10, '2025-03-03', {}, null))
      .alorsRefus('droit', ['mois_du_contrat']);
    etantDonne(embauche())
      .quand(heures('2025-02', 10, '2025-03-03', {}, 'm9'))
      .alorsRefus('droit', ['mad_connue']);
  });
  it('ni après la rupture, mais encore pour le mois de la rupture', () => {
    const rompu = [
      ...embauche(),
      le('2025-03-20', ai, { type: 'RompreContrat', data: { contrat: 'c1', le: '2025-03-20', motif: 'accord' } }),
    ];
    etantDonne(rompu)
      .quand(heures('2025-03', 60, '2025-05-03', {}, null))
      .alors(['HeuresDeclarees']);
    etantDonne(rompu)
      .quand(heures('2025-04', 60, '2025-05-03', {}, null))
      .alorsRefus('droit', ['mois_du_contrat']);
  });
  it('pas plus que n’en tient le mois, sauf à dire pourquoi', () => {
    etantDonne(embauche())
      .quand(heures('2025-02', 240.02, '2025-03-03', {}, null))
      .alorsRefus('droit', ['heures_possibles']);
    const dites = heures('2025-02', 300, '2025-03-03', {}, null, 'Tempête');
    const { verdict } = etantDonne(embauche())
      .quand(dites)
      .alors([{ type: 'HeuresDeclarees', data: { depassement: 'Tempête' } }]);
    expect(verdict.constats.find((k) => k.condition === 'heures_depassement')?.avertissement).toBe(true);
    etantDonne([...embauche(), dites])
      .quand(heures('2025-02', 300, '2025-03-04', {}, null))
      .alorsRien();
  });
  it('la raison dite sans rien dépasser ne signale rien', () => {
    const { verdict } = etantDonne(embauche())
      .quand(heures('2025-02', 240, '2025-03-03', {}, null, 'Tempête'))
      .alors(['HeuresDeclarees']);
    expect(verdict.constats.map((k) => k.condition)).not.toContain('heures_depassement');
  });
  it('aucun flottant n’entre dans un fait', () => {
    etantDonne(embauche())
      .quand(heures('2025-02', 7.1, '2025-03-03', {}, null))
      .alors([{ type: 'HeuresDeclarees', data: { minutes: 426 } }]);
  });
});

describe('accompagnement et situation', () => {
  it('une PMSMP dure un mois au plus', () => {
    const pmsmp = (fin: string): Etape =>
      le('2025-03-01', ai, { type: 'EnregistrerAccompagnement', data: { nature: 'pmsmp', debut: '2025-03-10', fin } });
    etantDonne(embauche()).quand(pmsmp('2025-04-09')).alors(['AccompagnementEnregistre']);
    etantDonne(embauche()).quand(pmsmp('2025-04-10')).alorsRefus('droit', ['accompagnement_duree_max']);
    etantDonne(embauche()).quand(pmsmp('2025-03-09')).alorsRefus('droit', ['periode_coherente']);
  });
  it('la situation se précise, une période renversée ou vide est refusée', () => {
    const situation = (data: DonneesCommande<'DeclarerSituation'>): Etape =>
      le('2025-03-01', prescripteur, { type: 'DeclarerSituation', data });
    const { etat } = etantDonne(embauche())
      .quand(situation({ rqth: { du: '2025-01-01' }, finDeDroits: '2025-12-31' }))
      .alors(['SituationDeclaree']);
    expect(etat.dossier.situations).toMatchObject({
      rqth: [{ du: '2025-01-01', au: null }],
      finDeDroits: [{ le: '2025-12-31' }],
    });
    etantDonne(embauche())
      .quand(situation({ rqth: { du: '2025-01-01', au: '2024-12-31' } }))
      .alorsRefus('droit', ['periode_coherente']);
    etantDonne(embauche()).quand(situation({})).alorsRefus('droit', ['situation_precisee']);
  });
});
