import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Acteur } from '@jalon/parcours';
import { openMemoryStore, UnknownOutcome, type EventStore } from '@jalon/event-store';
import { accepte, ddets, diagnostiquer, embauche, ouvrir, personne, prescripteur } from '../../essais/personnages.js';
import { ouvrirJalon, type Jalon } from '../index.js';

const JOUR = '2025-01-15';
const horloge = () => new Date(`${JOUR}T12:00:00Z`);
let jalon: Jalon;
let store: EventStore;
const tete = async () => (await store.health()).head;

beforeEach(async () => {
  store = openMemoryStore();
  jalon = await ouvrirJalon({ horloge, store });
});
afterEach(async () => {
  await jalon.fermer();
  await store.close();
});

describe('Le moteur', () => {
  it('répond par la nouvelle vue et les faits écrits', async () => {
    const ouvert = await ouvrir(jalon);
    expect(ouvert).toMatchObject({
      revision: 0,
      rejoue: false,
      vue: { etape: 'orientation', personne: { nom: 'Durand' } },
    });
    expect(ouvert.faits).toEqual([
      {
        place: 1,
        type: 'ParcoursOuvert',
        le: JOUR,
        enregistreLe: horloge().toISOString(),
        phrase: 'Le parcours est ouvert.',
      },
    ]);
  });

  it('refuse avec toutes les conditions, sans rien écrire', async () => {
    const { parcours } = await ouvrir(jalon);
    const avant = await tete();
    const acteur = { role: 'siae' as const, organisation: { id: 'aci-1', type: 'ACI' } };
    const refus = await jalon.moteur.executer({ parcours, type: 'EtablirDiagnostic', data: { criteres: [] }, acteur });
    expect(refus).toMatchObject({
      issue: 'refuse',
      famille: 'droit',
      regle: 'diagnostic',
      revision: 0,
      vue: { etape: 'orientation' },
    });
    if (refus.issue === 'refuse')
      expect(refus.constats.map((c) => c.condition)).toEqual(
        expect.arrayContaining(['auteur_habilite', 'criteres_suffisants']),
      );
    expect(await tete()).toBe(avant);
  });

  it('dit introuvable un parcours qui n’existe pas, ou un identifiant qui n’en est pas un', async () => {
    const introuvable = { issue: 'refuse', famille: 'introuvable' };
    const demande = { type: 'OrienterVersSiae', data: { siae: 'ai-1' }, acteur: prescripteur };
    expect(await jalon.moteur.executer({ ...demande, parcours: '00000000-0000-4000-8000-000000000000' })).toMatchObject(
      introuvable,
    );
    expect(await jalon.moteur.executer({ ...demande, parcours: '$all' })).toMatchObject(introuvable);
    expect(await jalon.moteur.consulter('../registre-pass')).toBeNull();
  });

  it('simule sans rien écrire, ni numéro de PASS ni référentiel', async () => {
    const parcours = await diagnostiquer(jalon);
    const avant = await tete();
    const simule = accepte(await jalon.moteur.executer(embauche(parcours, 'c1', '2025-01-20', { simuler: true })));
    expect(simule.vue.pass).toMatchObject({ debut: '2025-01-20' });
    expect(simule.faits.map((f) => f.enregistreLe)).toEqual(simule.faits.map(() => ''));
    expect(await tete()).toBe(avant);
    expect((await jalon.moteur.consulter(parcours))?.vue.pass).toBeNull();
  });

  it('refuse une révision qui n’est plus la dernière', async () => {
    const parcours = await diagnostiquer(jalon);
    const perime = await jalon.moteur.executer({
      parcours,
      type: 'OrienterVersSiae',
      data: { siae: 'ai-1' },
      acteur: prescripteur,
      revisionAttendue: 0,
    });
    expect(perime).toMatchObject({ issue: 'refuse', famille: 'conflit', revision: 1, vue: { revision: 1 } });
  });

  it('juge le rôle avant l’étape, et liste quand même les conditions', async () => {
    const { parcours } = await ouvrir(jalon);
    const refus = await jalon.moteur.executer({
      parcours,
      type: 'EtablirDiagnostic',
      data: { criteres: [] },
      acteur: ddets,
    });
    expect(refus).toMatchObject({ issue: 'refuse', famille: 'acces' });
    if (refus.issue === 'refuse') expect(refus.constats.length).toBeGreaterThan(0);
  });

  it('tient cinquante commandes simultanées sur un dossier, toutes à leur rang', async () => {
    const { parcours } = await ouvrir(jalon);
    const reponses = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        jalon.moteur.executer({ parcours, type: 'OrienterVersSiae', data: { siae: `ai-${i}` }, acteur: prescripteur }),
      ),
    );
    expect(reponses.map((r) => accepte(r).revision).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 50 }, (_, i) => i + 1),
    );
    const journal = await jalon.moteur.journal(parcours);
    expect(journal?.map((f) => f.place)).toEqual(Array.from({ length: 51 }, (_, i) => i + 1));
  });

  it('donne des numéros de PASS qui se suivent, sans trou ni doublon, même demandés ensemble', async () => {
    const parcours = await Promise.all(Array.from({ length: 12 }, () => diagnostiquer(jalon)));
    const vues = await Promise.all(parcours.map((p) => jalon.moteur.executer(embauche(p, 'c1', '2025-01-20'))));
    const numeros = vues.map((r) => accepte(r).vue.pass?.numero ?? '').sort();
    expect(numeros).toEqual(numeros.map((_, i) => `99999${String(i + 1).padStart(7, '0')}`));
  });

  it('garde le numéro réservé pour le même parcours quand l’écriture n’a pas abouti', async () => {
    const parcours = await diagnostiquer(jalon);
    const append = store.append.bind(store);
    store.append = async (stream, ...reste) => {
      if (stream.startsWith('parcours-')) throw new UnknownOutcome('coupure');
      return append(stream, ...reste);
    };
    await expect(jalon.moteur.executer(embauche(parcours, 'c1', '2025-01-20'))).rejects.toThrow(UnknownOutcome);
    store.append = append;
    const repris = accepte(await jalon.moteur.executer(embauche(parcours, 'c1', '2025-01-20')));
    expect(repris.vue.pass?.numero).toBe('999990000001');
    expect(await store.readStream('registre-pass')).toHaveLength(1);
  });

  it('voit le PASS d’un autre parcours de la même personne, reconnue à son NIR', async () => {
    const data = { personne: { ...personne, nir: '2 84 05 35 238 001 97' } };
    const premier = await diagnostiquer(jalon, { data });
    accepte(await jalon.moteur.executer(embauche(premier, 'c1', '2025-01-20')));
    const { parcours } = await ouvrir(jalon, { data });
    const refus = await jalon.moteur.executer({
      parcours,
      type: 'EtablirDiagnostic',
      data: { criteres: [] },
      acteur: prescripteur,
    });
    expect(refus).toMatchObject({ issue: 'refuse', famille: 'droit' });
    if (refus.issue === 'refuse')
      expect(refus.constats.filter((c) => !c.satisfaite).map((c) => c.condition)).toContain('diagnostic_inutile');
  });

  it('dit ce que chaque commande répondrait maintenant', async () => {
    const { parcours } = await ouvrir(jalon);
    const actions = await jalon.moteur.actions(parcours, prescripteur);
    expect(actions?.find((a) => a.commande === 'OrienterVersSiae')).toMatchObject({ possible: true });
    expect(actions?.find((a) => a.commande === 'TransmettreFiche')).toMatchObject({
      possible: false,
      famille: 'acces',
    });
    expect(await jalon.moteur.actions('inconnu', prescripteur)).toBeNull();
  });

  it('garde ce dont un verdict favorable avertit : dans la vue, au journal, et quand la demande est répétée', async () => {
    const ei: Acteur = { role: 'siae', organisation: { id: 'ei-rennes', type: 'EI', departement: '35' } };
    const le = '2024-08-26';
    const id = await diagnostiquer(jalon, { le });
    const contrat = { id: 'c1', type: 'CDDI', debut: '2024-09-02', fin: '2025-09-01', heuresHebdo: 26 };
    accepte(await jalon.moteur.executer(embauche(id, 'c1', le, { data: { contrat }, acteur: ei, le })));
    const data = { debut: JOUR, fin: '2025-06-01', motif: 'CONTRAT_PASSERELLE' };
    const demande = { parcours: id, type: 'SuspendrePass', data, acteur: ei, cle: 'suspension-trop-longue' };
    const signalee = accepte(await jalon.moteur.executer(demande));
    expect(signalee.vue.signaux).toMatchObject([{ condition: 'suspension_motif_duree', fait: 5, par: 'ei-rennes' }]);
    expect(accepte(await jalon.moteur.executer(demande))).toEqual({ ...signalee, rejoue: true });
    const entree = (await jalon.moteur.journal(id))?.at(-1);
    expect(entree?.verdict?.constats.filter((k) => k.avertissement).map((k) => k.condition)).toEqual([
      'suspension_motif_duree',
    ]);
  });
});
