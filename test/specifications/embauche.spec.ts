import { describe, expect, it } from '@jest/globals';
import type { DonneesCommande } from '@jalon/parcours';
import { citant, FICHE_AI, INSERTION, INSERTION_ET_HEURES, type Citation } from './articles.js';
import {
  autrePrescripteur,
  ddets,
  diagnostiquer,
  etantDonne,
  le,
  orienteur,
  ouvrir,
  prescripteur,
  siae,
  type Autour,
  type Etape,
} from './etant-donne.js';

const ai = siae('AI');
const aci = siae('ACI');
type Contrat = DonneesCommande<'DeclarerEmbauche'>['contrat'];
const embaucher = (
  jour: string,
  contrat: Partial<Contrat> & Pick<Contrat, 'debut'>,
  acteur = ai,
  autour: Autour = {},
): Etape =>
  le(jour, acteur, { type: 'DeclarerEmbauche', data: { contrat: { id: 'c1', type: 'CDDU', ...contrat } } }, autour);
const prescrit = [ouvrir('2025-01-10'), diagnostiquer('2025-01-10')];
const embauche = [...prescrit, embaucher('2025-01-15', { debut: '2025-01-20' })];

describe('la première embauche délivre le PASS', () => {
  it('de 730 jours, fin incluse, depuis le 28 février 2024', () => {
    const { etat } = etantDonne(prescrit)
      .quand(embaucher('2025-01-15', { debut: '2025-01-20' }))
      .alors([
        {
          type: 'PassDelivre',
          data: {
            debut: '2025-01-20',
            fin: '2027-01-19',
            diagnostic: 1,
            contrat: 'c1',
            duree: { valeur: 730, unite: 'jour' },
          },
        },
        { type: 'EmbaucheDeclaree', data: { contrat: 'c1', type: 'CDDU', debut: '2025-01-20' } },
      ]);
    expect(etat.dossier.pass).toMatchObject({ numero: '999990000002', calcul: [{ jours: 730, fin: '2027-01-19' }] });
  });

  it.each([
    ['avant le régime du PASS, la pratique de 2020', '2020-06-02', '2022-06-01'],
    ['la veille du changement, deux ans moins un jour', '2024-02-27', '2026-02-26'],
    ['le jour du changement, 730 jours comptent le 29 février', '2024-02-28', '2026-02-26'],
    ['sans 29 février dans la période, les deux règles se rejoignent', '2024-03-01', '2026-02-28'],
  ])('%s', (_, jour, fin) => {
    etantDonne([ouvrir(jour), diagnostiquer(jour)])
      .quand(embaucher(jour, { debut: jour }))
      .alors([{ type: 'PassDelivre', data: { debut: jour, fin } }, 'EmbaucheDeclaree']);
  });

  it('de 24 mois dans la lecture du code', () => {
    etantDonne([ouvrir('2024-02-28'), diagnostiquer('2024-02-28')], 'code')
      .quand(embaucher('2024-02-28', { debut: '2024-02-28' }))
      .alors([{ type: 'PassDelivre', data: { fin: '2026-02-27' } }, 'EmbaucheDeclaree']);
  });

  it('et les facteurs personnels du contrat restent hors du verdict', () => {
    const { faits } = etantDonne(prescrit)
      .quand(embaucher('2025-01-15', { debut: '2025-01-20', heuresHebdo: 12.5, motifHeures: 'état de santé fragile' }))
      .alors(['PassDelivre', { type: 'EmbaucheDeclaree', data: { minutesHebdo: 750 } }]);
    expect(JSON.stringify(faits.map((f) => ('verdict' in f.data ? f.data.verdict : null)))).not.toContain('fragile');
  });
});

describe('sans diagnostic utilisable, pas d’embauche', () => {
  it('aucun diagnostic', () => {
    etantDonne([ouvrir('2025-01-10')])
      .quand(embaucher('2025-01-15', { debut: '2025-01-20' }))
      .alorsRefus('droit', ['diagnostic_valide']);
  });
  it('celui d’une autre SIAE ne vaut que pour elle', () => {
    etantDonne([ouvrir('2025-01-10', aci), diagnostiquer('2025-01-10', aci, ['RSA'])])
      .quand(embaucher('2025-01-15', { debut: '2025-01-20' }))
      .alorsRefus('droit', ['diagnostic_valide']);
  });
  it('celui de la SIAE vaut 92 jours, le jour d’expiration exclu', () => {
    const depart = [ouvrir('2025-01-10', ai), diagnostiquer('2025-01-10', ai, ['RSA'])];
    etantDonne(depart)
      .quand(embaucher('2025-04-11', { debut: '2025-04-11' }))
      .alors(['PassDelivre', 'EmbaucheDeclaree']);
    etantDonne(depart)
      .quand(embaucher('2025-04-12', { debut: '2025-04-12' }))
      .alorsRefus('droit', ['diagnostic_valide']);
  });
  it('celui d’un prescripteur vaut six mois pour toutes les SIAE', () => {
    etantDonne(prescrit)
      .quand(embaucher('2025-07-09', { debut: '2025-07-09', type: 'CDDI', fin: '2025-12-31' }, aci))
      .alors(['PassDelivre', 'EmbaucheDeclaree']);
    etantDonne(prescrit)
      .quand(embaucher('2025-07-10', { debut: '2025-07-10', type: 'CDDI', fin: '2025-12-31' }, aci))
      .alorsRefus('droit', ['diagnostic_valide']);
  });
});

describe('les conditions de l’embauche', () => {
  it.each<[string, Partial<Contrat> & Pick<Contrat, 'debut'>, (string | Citation)[]]>([
    ['elle ne commence pas hier', { debut: '2025-01-14' }, ['embauche_pas_avant_ce_jour']],
    ['elle commence dans les six mois', { debut: '2025-07-16' }, ['embauche_dans_six_mois']],
    ['le contrat finit après avoir commencé', { debut: '2025-01-20', fin: '2025-01-19' }, ['periode_coherente']],
    [
      'une AI ne conclut pas de mission',
      { debut: '2025-01-20', type: 'MISSION' },
      [citant('type_contrat_permis', 'L. 5132-6')],
    ],
    ['un CDDI dure au moins quatre mois', { debut: '2025-01-20', type: 'CDDI', fin: '2025-05-18' }, ['cddi_duree_min']],
    [
      'et au plus vingt-quatre',
      { debut: '2025-01-20', type: 'CDDI', fin: '2027-01-20' },
      [citant('contrat_duree_totale_max', INSERTION)],
    ],
    [
      'un CDDU d’AI aussi, par la fiche',
      { debut: '2025-01-20', fin: '2027-01-20' },
      [citant('contrat_duree_totale_max', FICHE_AI)],
    ],
    [
      'un CDDI a au moins vingt heures',
      { debut: '2025-01-20', type: 'CDDI', fin: '2025-12-31', heuresHebdo: 19.5 },
      [citant('heures_hebdo_min', INSERTION_ET_HEURES)],
    ],
    [
      'un CDDU sous vingt-quatre heures dit pourquoi',
      { debut: '2025-01-20', heuresHebdo: 12 },
      [citant('heures_hebdo_min', 'L. 5132-7 · L. 3123-27')],
    ],
    [
      'un CDI inclusion suppose l’âge et le parcours',
      { debut: '2025-01-20', type: 'CDI_INCLUSION' },
      ['cdi_inclusion_conditions'],
    ],
  ])('%s', (_, contrat, conditions) => {
    etantDonne(prescrit).quand(embaucher('2025-01-15', contrat)).alorsRefus('droit', conditions);
  });

  it('toutes les conditions manquantes sont dites ensemble, avec leurs articles', () => {
    const verdict = etantDonne(prescrit)
      .quand(
        embaucher('2025-01-15', { debut: '2025-01-14', type: 'CDDI', fin: '2025-02-14', heuresHebdo: 10 }, ai, {
          structure: { conventionnement: { instruite: true, conventions: [], annexes: [] } },
        }),
      )
      .alorsRefus('droit', [
        'structure_conventionnee',
        'embauche_pas_avant_ce_jour',
        'cddi_duree_min',
        citant('heures_hebdo_min', INSERTION_ET_HEURES),
      ]);
    const cddi = verdict.constats.find((k) => k.condition === 'cddi_duree_min');
    expect(cddi?.references.map((r) => r.titre)).toContain('Code du travail, art. L. 5132-11-1');
  });

  it.each([
    ['la DDETS', ddets],
    ['un prescripteur', prescripteur],
    ['un orienteur', orienteur],
  ])('%s n’embauche pas', (_, acteur) => {
    etantDonne(prescrit)
      .quand(embaucher('2025-01-15', { debut: '2025-01-20' }, acteur))
      .alorsRefus('acces', [citant('type_contrat_permis', 'D. 1242-1 · L. 1242-2')]);
  });
});

describe('un seul PASS par personne', () => {
  it('une deuxième embauche, ailleurs, réutilise le PASS sans nouveau diagnostic', () => {
    etantDonne(embauche)
      .quand(embaucher('2026-09-01', { id: 'c2', type: 'CDDI', debut: '2026-09-01', fin: '2027-01-31' }, aci))
      .alors([{ type: 'EmbaucheDeclaree', data: { contrat: 'c2' } }]);
  });
  it('le dernier jour du PASS compte, le lendemain non', () => {
    etantDonne(embauche)
      .quand(embaucher('2027-01-19', { id: 'c2', debut: '2027-01-19' }))
      .alors(['EmbaucheDeclaree']);
    etantDonne(embauche)
      .quand(embaucher('2027-01-19', { id: 'c2', debut: '2027-01-20' }))
      .alorsRefus('droit', ['embauche_avant_fin_pass']);
  });
  it('un PASS en vigueur dans un autre parcours de la même personne refuse l’embauche et dit où la déclarer', () => {
    const autresPass = [
      {
        parcours: 'p0',
        numero: '999990000009',
        debut: '2024-06-01',
        fin: '2026-05-31',
        clotureDepuis: null,
        annule: false,
      },
    ];
    const verdict = etantDonne(prescrit)
      .quand(embaucher('2025-01-15', { debut: '2025-01-20' }, ai, { autresPass }))
      .alorsRefus('droit', ['pass_unique']);
    expect(verdict.constats.find((k) => k.condition === 'pass_unique')?.constate).toContain(
      'déclarez l’embauche sur ce parcours',
    );
  });
  it('deux PASS repris pour une personne : chaque parcours garde le sien, et c’est signalé', () => {
    const autresPass = [
      {
        parcours: 'p0',
        numero: '999990000009',
        debut: '2024-06-01',
        fin: '2026-05-31',
        clotureDepuis: null,
        annule: false,
      },
    ];
    const { verdict } = etantDonne(embauche)
      .quand(embaucher('2025-02-01', { id: 'c2', debut: '2025-02-03' }, ai, { autresPass }))
      .alors(['EmbaucheDeclaree']);
    expect(verdict.constats.find((k) => k.condition === 'pass_unique')?.avertissement).toBe(true);
  });
  it('un PASS annulé ailleurs n’empêche rien', () => {
    const autresPass = [
      {
        parcours: 'p0',
        numero: '999990000009',
        debut: '2024-06-01',
        fin: '2026-05-31',
        clotureDepuis: null,
        annule: true,
      },
    ];
    etantDonne(prescrit)
      .quand(embaucher('2025-01-15', { debut: '2025-01-20' }, ai, { autresPass }))
      .alors(['PassDelivre', 'EmbaucheDeclaree']);
  });
  it('la carence d’un PASS fini ailleurs bloque la SIAE qui s’auto-prescrit', () => {
    const autresPass = [
      {
        parcours: 'p0',
        numero: '999990000009',
        debut: '2022-06-01',
        fin: '2024-05-31',
        clotureDepuis: null,
        annule: false,
      },
    ];
    etantDonne([ouvrir('2025-01-10', ai), diagnostiquer('2025-01-10', ai, ['RSA'])])
      .quand(embaucher('2025-01-15', { debut: '2025-01-20' }, ai, { autresPass }))
      .alorsRefus('droit', ['carence']);
  });
  it('un identifiant de contrat ne sert qu’une fois', () => {
    etantDonne(embauche)
      .quand(embaucher('2025-02-01', { debut: '2025-02-03' }))
      .alorsRefus('droit', ['contrat_nouveau']);
  });
  it('une embauche plus tôt, avant le début du PASS, l’avance', () => {
    etantDonne(embauche)
      .quand(embaucher('2025-01-16', { id: 'c2', debut: '2025-01-17' }))
      .alors([{ type: 'PassDecale', data: { debut: '2025-01-17', fin: '2027-01-16' } }, 'EmbaucheDeclaree']);
  });
});

describe('le CDI inclusion', () => {
  const ancien = [
    ouvrir('2024-01-10', prescripteur, '1968-03-10'),
    diagnostiquer('2024-01-10'),
    embaucher('2024-01-15', { debut: '2024-01-20' }),
  ];
  it('à 57 ans, douze mois après le début du parcours', () => {
    etantDonne(ancien)
      .quand(embaucher('2025-03-10', { id: 'c2', type: 'CDI_INCLUSION', debut: '2025-03-10' }))
      .alors(['EmbaucheDeclaree']);
  });
  it('pas la veille des 57 ans, et l’âge n’est pas gardé en clair', () => {
    const verdict = etantDonne(ancien)
      .quand(embaucher('2025-03-09', { id: 'c2', type: 'CDI_INCLUSION', debut: '2025-03-09' }))
      .alorsRefus('droit', ['cdi_inclusion_conditions']);
    expect(verdict.constats.find((k) => k.condition === 'cdi_inclusion_conditions')?.personnel).toBe(true);
  });
});

const reporter = (jour: string, debut: string, acteur = ai): Etape =>
  le(jour, acteur, { type: 'ReporterEmbauche', data: { contrat: 'c1', debut } });

describe('reporter une embauche', () => {
  it('le PASS pas commencé suit', () => {
    etantDonne(embauche)
      .quand(reporter('2025-01-16', '2025-02-03'))
      .alors([
        { type: 'EmbaucheReportee', data: { debut: '2025-02-03' } },
        { type: 'PassDecale', data: { debut: '2025-02-03', fin: '2027-02-02' } },
      ]);
  });
  it('trente jours au plus', () => {
    etantDonne(embauche).quand(reporter('2025-01-16', '2025-02-15')).alors(['EmbaucheReportee', 'PassDecale']);
    etantDonne(embauche).quand(reporter('2025-01-16', '2025-02-16')).alorsRefus('droit', ['report_dans_trente_jours']);
  });
  it('plus une fois commencée', () => {
    etantDonne(embauche).quand(reporter('2025-01-20', '2025-01-25')).alorsRefus('droit', ['embauche_non_commencee']);
  });
  it('par son employeur seulement', () => {
    etantDonne(embauche)
      .quand(reporter('2025-01-16', '2025-01-25', aci))
      .alorsRefus('droit', ['employeur_du_contrat']);
  });
  it('un PASS commencé ne bouge plus, son dernier jour est permis', () => {
    const seconde = [...embauche, embaucher('2027-01-10', { id: 'c2', debut: '2027-01-12' })];
    const vers = (debut: string): Etape =>
      le('2027-01-11', ai, { type: 'ReporterEmbauche', data: { contrat: 'c2', debut } });
    etantDonne(seconde).quand(vers('2027-01-19')).alors(['EmbaucheReportee']);
    etantDonne(seconde).quand(vers('2027-01-20')).alorsRefus('droit', ['embauche_avant_fin_pass']);
  });
  it('à la même date : rien de nouveau', () => {
    etantDonne(embauche).quand(reporter('2025-01-16', '2025-01-20')).alorsRien();
  });
});

const annuler = (jour: string, contrat = 'c1', acteur = ai): Etape =>
  le(jour, acteur, { type: 'AnnulerEmbauche', data: { contrat, motif: 'désistement' } });

describe('annuler une embauche', () => {
  it('la seule embauche emporte le PASS, et une autre peut suivre sur le même diagnostic', () => {
    const annulee = [...embauche, annuler('2025-01-20')];
    expect(etantDonne(embauche).quand(annuler('2025-01-20')).alors(['EmbaucheAnnulee', 'PassAnnule']).etat.etape).toBe(
      'diagnostique',
    );
    etantDonne(annulee)
      .quand(embaucher('2025-01-21', { id: 'c2', debut: '2025-01-21' }))
      .alors(['PassDelivre', 'EmbaucheDeclaree']);
  });
  it('s’il en reste une, le PASS demeure', () => {
    const deux = [...embauche, embaucher('2025-02-01', { id: 'c2', debut: '2025-02-03' })];
    etantDonne(deux).quand(annuler('2025-02-02', 'c2')).alors(['EmbaucheAnnulee']);
  });
  it('plus après la transmission de la fiche salarié', () => {
    const transmise = [...embauche, le('2025-01-21', ai, { type: 'TransmettreFiche', data: { contrat: 'c1' } })];
    etantDonne(transmise).quand(annuler('2025-01-22')).alorsRefus('droit', ['fiche_non_transmise']);
    etantDonne(transmise)
      .quand(le('2025-01-22', ai, { type: 'TransmettreFiche', data: { contrat: 'c1' } }))
      .alorsRien();
  });
  it('ni deux fois, ni sur un contrat inconnu', () => {
    const deux = [...embauche, embaucher('2025-02-01', { id: 'c2', debut: '2025-02-03' }), annuler('2025-02-02', 'c2')];
    etantDonne(deux).quand(annuler('2025-02-02', 'c2')).alorsRefus('droit', ['embauche_non_annulee']);
    etantDonne(embauche).quand(annuler('2025-02-02', 'c9')).alorsRefus('droit', ['contrat_connu']);
  });
});

describe('une personne sortie', () => {
  it('réembauchée pendant son PASS, elle est de nouveau en parcours', () => {
    const sortie = [
      ...embauche,
      le('2025-06-30', ai, { type: 'TerminerContrat', data: { contrat: 'c1', le: '2025-06-30' } }),
      le('2025-07-01', ai, { type: 'EnregistrerSortie', data: { le: '2025-06-30', type: 'AUTRE_CHOMAGE' } }),
    ];
    const { etat } = etantDonne(sortie)
      .quand(embaucher('2025-09-01', { id: 'c2', debut: '2025-09-01' }))
      .alors(['EmbaucheDeclaree']);
    expect(etat.etape).toContain('presence.enParcours');
    expect(etat.dossier.sortie).toBeNull();
  });
});

describe('le diagnostic', () => {
  it('un orienteur ne peut pas l’établir', () => {
    etantDonne([ouvrir('2025-01-10', orienteur)])
      .quand(diagnostiquer('2025-01-10', orienteur, ['RSA']))
      .alorsRefus('acces', ['auteur_habilite']);
  });
  it('un prescripteur non habilité non plus', () => {
    const simple = { ...autrePrescripteur, organisation: { ...autrePrescripteur.organisation, habilitee: false } };
    etantDonne([ouvrir('2025-01-10')])
      .quand(diagnostiquer('2025-01-10', simple))
      .alorsRefus('droit', ['auteur_habilite']);
  });
  it('est inutile tant qu’un PASS court', () => {
    etantDonne(embauche).quand(diagnostiquer('2025-06-01')).alorsRefus('etape', ['diagnostic_inutile']);
  });
  it('une structure privée d’auto-prescription ne peut plus l’établir, mais embauche sur celui d’un prescripteur', () => {
    const structure = { autoPrescription: { retireeDu: '2025-01-01', au: null } };
    etantDonne([ouvrir('2025-01-10')])
      .quand({ ...diagnostiquer('2025-01-10', ai, ['RSA']), structure })
      .alorsRefus('droit', ['auto_prescription_active']);
    etantDonne(prescrit)
      .quand(embaucher('2025-01-15', { debut: '2025-01-20' }, ai, { structure }))
      .alors(['PassDelivre', 'EmbaucheDeclaree']);
  });
  it('deux critères qui s’excluent sont refusés, aux prescripteurs aussi', () => {
    etantDonne([ouvrir('2025-01-10')])
      .quand(diagnostiquer('2025-01-10', prescripteur, ['SENIOR', 'JEUNE']))
      .alorsRefus('droit', ['criteres_compatibles']);
  });
  it('une pièce trop vieille ne prouve rien', () => {
    const avec = (du: string): Etape =>
      le('2025-04-10', ai, {
        type: 'EtablirDiagnostic',
        data: { criteres: ['RSA'], pieces: [{ critere: 'RSA', du }] },
      });
    etantDonne([ouvrir('2025-01-10')])
      .quand(avec('2025-01-11'))
      .alors(['DiagnosticEtabli']);
    etantDonne([ouvrir('2025-01-10')])
      .quand(avec('2025-01-10'))
      .alorsRefus('droit', ['pieces_valides']);
  });
});
