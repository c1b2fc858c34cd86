import { describe, expect, it } from '@jest/globals';
import { placeDe } from '@jalon/decider';
import { vue, type DonneesCommande } from '@jalon/parcours';
import { AUCUN, citant, CONTESTATION, DATE_CERTAINE } from './articles.js';
import {
  autrePrescripteur,
  diagnostiquer,
  etantDonne,
  jouer,
  le,
  loi,
  orienteur,
  ouvrir,
  prescripteur,
  siae,
  type Etape,
} from './etant-donne.js';

const ai = siae('AI');
/** Revision of the diagnosis in every history below. */
const DIAGNOSTIC = 1;
const eligible: Etape[] = [ouvrir('2025-01-10'), diagnostiquer('2025-01-10')];
const notifier = (
  jour: string,
  change: Partial<DonneesCommande<'NotifierDecision'>> = {},
  acteur = prescripteur,
): Etape =>
  le(jour, acteur, {
    type: 'NotifierDecision',
    data: { fait: DIAGNOSTIC, destinataire: 'interesse', le: jour, moyen: 'LETTRE_RECOMMANDEE', ...change },
  });
const contester = (jour: string, fait: number, acteur = orienteur): Etape =>
  le(jour, acteur, { type: 'ContesterDecision', data: { fait, explication: 'La reprise était prévue' } });
const repondre = (jour: string, suite: 'MAINTENUE' | 'REVUE', acteur = prescripteur): Etape =>
  le(jour, acteur, { type: 'RepondreContestation', data: { suite, explication: 'Situation réexaminée' } });
const refuserDerogation = (jour: string, change = {}, acteur = prescripteur): Etape =>
  le(jour, acteur, {
    type: 'RefuserDerogationCarence',
    data: { motif: 'Projet à préciser', explication: 'Un bilan est proposé', ...change },
  });
const vueAu = (etapes: Etape[], jour: string) => vue(jouer(etapes), jour, loi().auJour(jour));

describe('notifier une décision à date certaine', () => {
  it('l’éligibilité est à notifier, puis notifiée le jour de la réception (R. 5132-1-6)', () => {
    expect(vueAu(eligible, '2025-01-10').decisions).toMatchObject([
      {
        fait: placeDe(DIAGNOSTIC),
        decision: 'ELIGIBILITE',
        par: 'ml-rennes',
        contestable: false,
        notifications: [{ destinataire: 'interesse', etat: 'a_notifier', le: null, libelle: 'à notifier' }],
      },
    ]);
    etantDonne(eligible)
      .quand(notifier('2025-01-16', { le: '2025-01-14' }))
      .alors([{ type: 'DecisionNotifiee', data: { decision: 'ELIGIBILITE', jour: '2025-01-14' } }]);
    const notifiee = vueAu([...eligible, notifier('2025-01-16', { le: '2025-01-14' })], '2025-01-16');
    expect(notifiee.decisions[0]?.notifications).toEqual([
      {
        destinataire: 'interesse',
        etat: 'notifiee',
        le: '2025-01-14',
        moyen: 'LETTRE_RECOMMANDEE',
        libelle: 'notifiée le 14/01/2025',
      },
    ]);
  });

  it.each(['LETTRE_SIMPLE', 'COURRIEL', 'ORAL', 'PIGEON'])(
    'un moyen sans date certaine est refusé avec l’article : %s',
    (moyen) => {
      const verdict = etantDonne(eligible)
        .quand(notifier('2025-01-16', { moyen }))
        .alorsRefus('droit', [citant('moyen_date_certaine', moyen === 'PIGEON' ? AUCUN : DATE_CERTAINE)]);
      const constat = verdict.constats.find((k) => k.condition === 'moyen_date_certaine');
      if (moyen === 'PIGEON') expect(constat?.constate).toBe('moyen inconnu à cette date');
    },
  );

  it.each(['REMISE_CONTRE_DECHARGE', 'LETTRE_RECOMMANDEE_ELECTRONIQUE', 'TELESERVICE', 'COMMISSAIRE_DE_JUSTICE'])(
    'un moyen à date certaine est admis : %s',
    (moyen) => void etantDonne(eligible).quand(notifier('2025-01-16', { moyen })).alors(['DecisionNotifiee']),
  );

  it('ni la veille de la décision, ni demain', () => {
    const { quand } = etantDonne(eligible);
    quand(notifier('2025-01-16', { le: '2025-01-09' })).alorsRefus('droit', ['notification_datee']);
    quand(notifier('2025-01-16', { le: '2025-01-17' })).alorsRefus('droit', ['notification_datee']);
    quand(notifier('2025-01-16', { le: '2025-01-10' })).alors(['DecisionNotifiee']);
  });

  it('par l’organisation qui a décidé, à qui le texte désigne, et seulement une décision', () => {
    const { quand } = etantDonne(eligible);
    quand(notifier('2025-01-16', {}, autrePrescripteur)).alorsRefus('droit', ['auteur_de_la_decision']);
    quand(notifier('2025-01-16', { destinataire: 'structure' })).alorsRefus('droit', ['destinataire_notification']);
    quand(notifier('2025-01-16', { fait: 0 })).alorsRefus('droit', ['decision_a_notifier']);
    quand(notifier('2025-01-16', { fait: 99 })).alorsRefus('droit', ['decision_a_notifier']);
    quand(notifier('2025-01-16', {}, orienteur)).alorsRefus('acces', ['auteur_de_la_decision']);
  });

  it('avant le 1er septembre 2021, aucun texte ne le demandait', () => {
    const ancien = [ouvrir('2021-08-31'), diagnostiquer('2021-08-31')];
    etantDonne(ancien).quand(notifier('2021-09-02')).alorsRefus('droit', ['decision_a_notifier']);
    expect(vueAu(ancien, '2021-09-02').decisions).toEqual([]);
  });

  it('la même notification redite n’écrit rien ; reçue une seconde fois, la première date compte', () => {
    const deux = [...eligible, notifier('2025-01-16', { le: '2025-01-14' })];
    etantDonne(deux)
      .quand(notifier('2025-01-20', { le: '2025-01-14' }))
      .alorsRien();
    const encore = vueAu([...deux, notifier('2025-01-20')], '2025-01-20');
    expect(encore.decisions[0]?.notifications[0]?.le).toBe('2025-01-14');
  });

  it('une notification enregistrée par erreur se retire, et la décision est de nouveau à notifier', () => {
    const retiree = [
      ...eligible,
      notifier('2025-01-16'),
      le('2025-01-17', prescripteur, { type: 'RectifierFait', data: { fait: 2, raison: 'Courrier non distribué' } }),
    ];
    expect(vueAu(retiree, '2025-01-17').decisions[0]?.notifications[0]?.etat).toBe('a_notifier');
  });
});

describe('refuser de déroger à la carence (R. 5132-1-4)', () => {
  const enCarence: Etape[] = [
    ouvrir('2022-01-05'),
    diagnostiquer('2022-01-05'),
    le('2022-01-06', ai, {
      type: 'DeclarerEmbauche',
      data: { contrat: { id: 'c1', type: 'CDDU', debut: '2022-01-10', fin: '2022-06-30' } },
    }),
  ];
  it('le refus est écrit, motivé, et se notifie à la structure et à la personne', () => {
    etantDonne(enCarence)
      .quand(refuserDerogation('2025-03-05'))
      .alors([{ type: 'DerogationCarenceRefusee' }]);
    const { decisions } = vueAu([...enCarence, refuserDerogation('2025-03-05')], '2025-03-05');
    expect(decisions.at(-1)).toMatchObject({
      decision: 'REFUS_DEROGATION_CARENCE',
      contestable: true,
      notifications: [{ destinataire: 'structure' }, { destinataire: 'interesse' }],
    });
  });
  it('sans motif ou sans explication écrits, il est refusé', () => {
    const { quand } = etantDonne(enCarence);
    quand(refuserDerogation('2025-03-05', { motif: ' ' })).alorsRefus('droit', ['refus_motive']);
    quand(refuserDerogation('2025-03-05', { explication: '' })).alorsRefus('droit', ['refus_motive']);
  });
  it('un prescripteur habilité seulement', () => {
    const nonHabilite = { ...autrePrescripteur, organisation: { id: 'asso-y', type: 'ML', habilitee: false } };
    const { quand } = etantDonne(enCarence);
    quand(refuserDerogation('2025-03-05', {}, nonHabilite)).alorsRefus('droit', ['auteur_habilite']);
    quand(refuserDerogation('2025-03-05', {}, ai)).alorsRefus('acces', ['auteur_habilite']);
  });
  it('un autre prescripteur peut encore lever le délai', () => {
    etantDonne([
      ...enCarence,
      refuserDerogation('2025-03-05'),
      le('2025-03-06', autrePrescripteur, { type: 'DerogerCarence', data: { motif: 'Retour à la rue' } }),
    ])
      .quand(diagnostiquer('2025-03-07', ai, ['RSA']))
      .alors(['DiagnosticEtabli']);
  });
  it('avant le refus comme après, la SIAE seule ne passe pas', () => {
    etantDonne([...enCarence, refuserDerogation('2025-03-05')])
      .quand(diagnostiquer('2025-03-07', ai, ['RSA']))
      .alorsRefus('droit', ['carence']);
  });
});

describe('contester une décision auprès de son auteur', () => {
  const clos: Etape[] = [
    ...eligible,
    le('2025-01-15', ai, {
      type: 'DeclarerEmbauche',
      data: { contrat: { id: 'c1', type: 'CDDU', debut: '2025-01-20', fin: '2025-03-31' } },
    }),
    le('2025-04-02', ai, { type: 'SuspendrePass', data: { debut: '2025-04-01', motif: 'CONTRAT_TERMINE' } }),
    le('2026-04-02', prescripteur, { type: 'CloreParcours', data: { motif: 'Sans nouvelles' } }),
  ];
  const cloture = jouer(clos).dossier.faits.findIndex((f) => f.type === 'ParcoursClos');

  it('la clôture se conteste, au nom de la personne, et la vue le montre', () => {
    etantDonne(clos)
      .quand(contester('2026-04-20', cloture))
      .alors([{ type: 'DecisionContestee', data: { decision: 'CLOTURE', fait: cloture } }]);
    expect(vueAu([...clos, contester('2026-04-20', cloture)], '2026-04-20').contestations).toMatchObject([
      { fait: placeDe(cloture), libelle: 'Clôture du parcours', par: 'asso-x', etat: 'en_attente', reponse: null },
    ]);
  });
  it('un diagnostic ne se conteste pas, un autre fait non plus', () => {
    const { quand } = etantDonne(clos);
    quand(contester('2026-04-20', DIAGNOSTIC)).alorsRefus('droit', [citant('decision_contestable', 'R. 5132-1-6')]);
    quand(contester('2026-04-20', 0)).alorsRefus('droit', [citant('decision_contestable', AUCUN)]);
  });
  it('une contestation à la fois sur une même décision', () => {
    etantDonne([...clos, contester('2026-04-20', cloture)])
      .quand(contester('2026-04-21', cloture, ai))
      .alorsRefus('droit', ['contestation_unique']);
  });
  it('répond l’organisation qui a décidé, une fois', () => {
    const contestee = [...clos, contester('2026-04-20', cloture)];
    const { quand } = etantDonne(contestee);
    quand(repondre('2026-05-04', 'MAINTENUE', ai)).alorsRefus('droit', ['auteur_de_la_decision']);
    quand(repondre('2026-05-04', 'MAINTENUE')).alors([{ type: 'ContestationTraitee', data: { suite: 'MAINTENUE' } }]);
    const traitee = etantDonne([...contestee, repondre('2026-05-04', 'MAINTENUE')]);
    traitee.quand(repondre('2026-05-05', 'MAINTENUE')).alorsRien();
    traitee
      .quand(repondre('2026-05-05', 'REVUE'))
      .alorsRefus('droit', [citant('contestation_en_attente', CONTESTATION)]);
    etantDonne(clos)
      .quand(repondre('2026-05-04', 'REVUE'))
      .alorsRefus('droit', [citant('contestation_en_attente', AUCUN)]);
  });
  it('revue, la réponse dit l’acte qui suit ; la clôture elle-même reste dans l’histoire', () => {
    const { verdict, etat } = etantDonne([...clos, contester('2026-04-20', cloture)])
      .quand(repondre('2026-05-04', 'REVUE'))
      .alors(['ContestationTraitee']);
    const suite = verdict.constats.find((k) => k.condition === 'suite_a_donner');
    expect(suite).toMatchObject({ satisfaite: true, avertissement: true });
    expect(suite?.constate).toContain('DerogerCarence');
    expect(etat.etape).toBe('clos');
    expect(etat.dossier.contestations).toMatchObject([{ etat: 'revue', traiteeLe: '2026-05-04' }]);
  });
});
