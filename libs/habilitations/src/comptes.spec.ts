import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { manquements, type Acteur } from '@jalon/droit';
import { lireReferentiel } from '@jalon/application';
import {
  administrateurs,
  catalogueComptes,
  commandesComptes,
  deciderComptes,
  etatInitialComptes,
  evolveComptes,
  tableComptes,
  vueComptes,
  type CommandeComptes,
  type EtatComptes,
} from './index.js';

const JOUR = '2026-03-02';
const droit = lireReferentiel().auJour(JOUR);
const id = (n: number): string => `5b0e4c56-1f0e-4d8b-9b1b-2f1f5d6e7a8${n}`;
const console_: Acteur = { role: 'systeme', organisation: { id: 'exploitation' } };
const agent = (n: number, organisation = 'ai-rennes'): Acteur => ({
  role: 'siae',
  organisation: { id: organisation, type: 'AI', departement: '35' },
  compte: id(n),
});
const etat35 = (role: 'ddets' | 'prefet', departement: string): Acteur => ({
  role,
  organisation: { id: `${role}-${departement}`, departement },
});
const inviter = (n: number, administrateur = false, role: 'siae' | 'ddets' = 'siae'): CommandeComptes => ({
  type: 'InviterCompte',
  data: { compte: id(n), role, administrateur, nom: 'Le Goff', prenom: 'Nolwenn', courriel: 'n@exemple.fr' },
});
const activer = (n: number): CommandeComptes => ({ type: 'ActiverCompte', data: { compte: id(n) } });
const nommer = (n: number): CommandeComptes => ({ type: 'NommerAdministrateur', data: { compte: id(n) } });
const renouveler = (n: number): CommandeComptes => ({ type: 'RenouvelerAcces', data: { compte: id(n) } });
const definir = (n: number): CommandeComptes => ({
  type: 'DefinirIdentifiants',
  data: { compte: id(n), motDePasse: '$argon2id$v=19$m=1,t=1,p=1$zqx$zqx', secondFacteur: 'JBSWY3DPEHPK3PXP' },
});
const retirer = (n: number, successeur?: number): CommandeComptes => ({
  type: 'RetirerCompte',
  data: { compte: id(n), ...(successeur === undefined ? {} : { successeur: id(successeur) }) },
});

const juger = (etat: EtatComptes, commande: CommandeComptes, acteur: Acteur, connue: boolean | null = null) =>
  deciderComptes(commande, etat, { jour: JOUR, acteur, droit, departement: '35', connue });
function etantDonne(...pas: [CommandeComptes, Acteur][]): EtatComptes {
  return pas.reduce((etat, [commande, acteur]) => {
    const decision = juger(etat, commande, acteur);
    if (decision.issue === 'refus')
      throw new Error(`${commande.type} refusée : ${manquements(decision.verdict).join()}`);
    return decision.faits.reduce(evolveComptes, etat);
  }, etatInitialComptes('ai-rennes'));
}
/** Codes of what is missing; empty: accepted. */
const manque = (etat: EtatComptes, commande: CommandeComptes, acteur: Acteur, connue: boolean | null = null) => {
  const decision = juger(etat, commande, acteur, connue);
  return decision.issue === 'refus' ? [decision.famille, ...manquements(decision.verdict)] : [];
};
/** An administrator (1), and an agent (2). */
const deux = etantDonne(
  [inviter(1, true), console_],
  [activer(1), agent(1)],
  [inviter(2), agent(1)],
  [activer(2), agent(2)],
);

describe('les comptes d’une organisation', () => {
  it('chaque fait a sa place quelque part, et chaque commande écrit des faits du catalogue', () => {
    const places = new Set(tableComptes.etapes.flatMap((e) => tableComptes.possibles(e)));
    expect([...places].sort()).toEqual(Object.keys(catalogueComptes).sort());
    const ecrits = new Set(Object.values(commandesComptes).flatMap((c) => c.faits as readonly string[]));
    expect([...ecrits].sort()).toEqual(Object.keys(catalogueComptes).sort());
  });

  it('le premier administrateur est invité sur la machine, ou par l’État dans son département, et par personne d’autre', () => {
    const vide = etatInitialComptes('ai-rennes');
    for (const qui of [console_, etat35('ddets', '35'), etat35('prefet', '35')])
      expect(manque(vide, inviter(1, true), qui)).toEqual([]);
    for (const qui of [
      agent(1),
      agent(1, 'aci-nantes'),
      etat35('ddets', '44'),
      { ...agent(1), compte: undefined } as never,
    ])
      expect(manque(vide, inviter(1, true), qui).slice(0, 2)).toEqual(['droit', 'compte_auteur']);
  });

  it('nul ne confie un rôle qu’il n’a pas : un collègue a celui de qui l’invite, l’État ne fait personne de l’État ailleurs', () => {
    expect(manque(deux, inviter(3, false, 'ddets'), agent(1))).toEqual(['droit', 'role_confie']);
    for (const qui of [etat35('ddets', '35'), etat35('prefet', '35')])
      expect(manque(deux, inviter(3, false, 'ddets'), qui)).toEqual(['droit', 'role_confie']);
    expect(manque(deux, inviter(3, false, 'ddets'), console_)).toEqual([]);
  });

  it('une organisation que l’annuaire ne connaît pas n’a pas de comptes', () => {
    const vide = etatInitialComptes('ai-rene');
    expect(manque(vide, inviter(1, true), console_, false)).toEqual(['droit', 'organisation_connue']);
    expect(manque(vide, inviter(1, true), console_, true)).toEqual([]);
  });

  it('une invitation n’est prise que par l’invité, une fois', () => {
    const invite = etantDonne([inviter(1, true), console_]);
    expect(manque(invite, activer(1), agent(2))).toEqual(['droit', 'compte_auteur']);
    expect(manque(invite, activer(1), etat35('ddets', '35'))).toEqual(['droit', 'compte_auteur']);
    expect(manque(invite, activer(1), agent(1))).toEqual([]);
    expect(manque(deux, activer(2), agent(2))).toEqual(['droit', 'compte_invite']);
    expect(manque(deux, activer(3), console_)).toEqual(['droit', 'compte_invite']);
  });

  it('chacun définit ses identifiants, et personne ceux d’un autre ; aucune vue ne les porte', () => {
    for (const qui of [agent(1), console_, etat35('ddets', '35'), agent(2, 'aci-nantes')])
      expect(manque(deux, definir(2), qui)).toEqual(['droit', 'compte_auteur']);
    const defini = etantDonne([inviter(1, true), console_], [definir(1), agent(1)]);
    expect(defini.dossier.identifiants[id(1)]?.secondFacteur).toBe('JBSWY3DPEHPK3PXP');
    expect(JSON.stringify(vueComptes(defini, JOUR))).not.toMatch(/zqx|JBSW/);
    expect(manque(etatInitialComptes('ai-rennes'), definir(1), agent(1))).toEqual(['etape', 'compte_ouvert']);
  });

  it('un administrateur renouvelle l’accès d’un collègue, jamais le sien ; ce par quoi l’agent s’identifiait ne sert plus', () => {
    const avec = [definir(1), definir(2)].reduce((etat, commande, i) => {
      const d = juger(etat, commande, agent(i + 1));
      return d.issue === 'accord' ? d.faits.reduce(evolveComptes, etat) : etat;
    }, deux);
    expect(Object.keys(avec.dossier.identifiants)).toEqual([id(1), id(2)]);
    for (const qui of [agent(1), etat35('ddets', '35'), console_]) expect(manque(avec, renouveler(2), qui)).toEqual([]);
    for (const qui of [agent(3), agent(1, 'aci-nantes'), etat35('prefet', '44')])
      expect(manque(avec, renouveler(2), qui)).toEqual(['droit', 'compte_auteur']);
    expect(manque(avec, renouveler(1), agent(1))).toEqual(['droit', 'acces_d_un_autre']);
    expect(manque(avec, renouveler(2), agent(2))).toEqual(['droit', 'compte_auteur', 'acces_d_un_autre']);
    expect(manque(avec, renouveler(9), agent(1))).toEqual(['droit', 'compte_ouvert']);
    const d = juger(avec, renouveler(2), agent(1));
    const apres = d.issue === 'accord' ? d.faits.reduce(evolveComptes, avec) : avec;
    expect(Object.keys(apres.dossier.identifiants)).toEqual([id(1)]);
    // she is still an agent of the organisation, and may define them again
    expect(apres.dossier.comptes).toEqual(avec.dossier.comptes);
    expect(manque(apres, definir(2), agent(2))).toEqual([]);
  });

  it('seul un administrateur actif de l’organisation invite, nomme et retire', () => {
    for (const commande of [inviter(3), nommer(2)])
      for (const qui of [agent(2), agent(3), agent(1, 'aci-nantes'), etat35('prefet', '44')])
        expect([commande.type, ...manque(deux, commande, qui).slice(0, 2)]).toEqual([
          commande.type,
          'droit',
          'compte_auteur',
        ]);
    for (const qui of [agent(1), etat35('ddets', '35'), console_]) expect(manque(deux, nommer(2), qui)).toEqual([]);
    for (const inactif of [3, 9]) {
      const avec = etantDonne([inviter(1, true), console_], [activer(1), agent(1)], [inviter(3), agent(1)]);
      expect(manque(avec, nommer(inactif), agent(1))).toEqual(['droit', 'compte_actif']);
    }
    // invited to administer, she does not yet
    const invitee = etantDonne([inviter(1, true), console_], [activer(1), agent(1)], [inviter(3, true), agent(1)]);
    expect(manque(invitee, inviter(4), agent(3))).toEqual(['droit', 'compte_auteur']);
  });

  it('un agent part de lui-même, et n’agit plus dès cet instant', () => {
    const parti = retirer(2);
    expect(manque(deux, parti, agent(2))).toEqual([]);
    const apres = juger(deux, parti, agent(2));
    const etat = apres.issue === 'accord' ? apres.faits.reduce(evolveComptes, deux) : deux;
    expect(vueComptes(etat, JOUR).comptes.map((c) => c.etat)).toEqual(['actif', 'retire']);
    expect(manque(etat, retirer(2), agent(1))).toEqual(['droit', 'compte_ouvert']);
    expect(manque(etat, activer(2), agent(2))).toEqual(['droit', 'compte_invite']);
    // and may come back by a new invitation
    expect(manque(etat, inviter(2), agent(1))).toEqual([]);
    expect(manque(deux, inviter(2), agent(1))).toEqual(['droit', 'compte_nouveau']);
  });

  it('le dernier administrateur ne part pas sans successeur, qui doit pouvoir agir aujourd’hui', () => {
    for (const qui of [agent(1), etat35('ddets', '35'), console_])
      expect(manque(deux, retirer(1), qui)).toEqual(['droit', 'administrateur_restant']);
    // herself, somebody unknown, somebody invited only
    const avecInvite = etantDonne([inviter(1, true), console_], [activer(1), agent(1)], [inviter(3, true), agent(1)]);
    for (const [etat, s] of [
      [deux, 1],
      [deux, 9],
      [avecInvite, 3],
    ] as const)
      expect(manque(etat, retirer(1, s), agent(1))).toEqual(['droit', 'administrateur_restant', 'successeur_actif']);
    const decision = juger(deux, retirer(1, 2), agent(1));
    expect(decision.issue === 'accord' && decision.faits.map((f) => f.type)).toEqual([
      'AdministrateurNomme',
      'CompteRetire',
    ]);
  });

  it('nommé par l’État quand personne ne le peut plus', () => {
    const apres = etantDonne([inviter(1), console_], [activer(1), agent(1)]);
    expect(administrateurs(apres.dossier)).toEqual([]);
    expect(manque(apres, nommer(1), etat35('ddets', '35'))).toEqual([]);
    expect(juger(deux, nommer(1), agent(1))).toMatchObject({ issue: 'accord', faits: [] });
  });

  it('quoi qu’on tente, une organisation qui a un administrateur actif n’en est plus jamais sans', () => {
    const commande = fc.tuple(
      fc.constantFrom('i', 'I', 'a', 'n', 'r', 's', 'l'),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 0, max: 5 }),
    );
    const de = {
      i: (n: number) => inviter(n),
      I: (n: number) => inviter(n, true),
      a: activer,
      n: nommer,
      r: (n: number) => retirer(n),
      s: retirer,
      l: renouveler,
    };
    fc.assert(
      fc.property(fc.array(commande, { maxLength: 25 }), (suite) => {
        let etat = deux;
        for (const [quoi, n, m, qui] of suite) {
          const acteur = qui === 0 ? console_ : qui === 5 ? etat35('ddets', '35') : agent(qui);
          const decision = juger(etat, de[quoi as keyof typeof de](n, m), acteur);
          if (decision.issue === 'accord') etat = decision.faits.reduce(evolveComptes, etat);
          expect(administrateurs(etat.dossier).length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});
