/** Random commands through the whole engine: what is refused leaves no trace, anywhere in the log. */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { placeDe } from '@jalon/decider';
import { ajouterJours, type Jour } from '@jalon/droit';
import { openMemoryStore } from '@jalon/event-store';
import { catalogueDEntrees, ouvrirJalon } from '@jalon/application';
import {
  decide,
  ECHEANCIER,
  etatInitial,
  evolve,
  solder,
  structureParDefaut,
  type Acteur,
  type Commande,
  type Contexte,
  type Etat,
} from '@jalon/parcours';
import { referentiel } from '../../libs/droit/essais/charger.js';
import { gesteA, intention, quiTente, type Intention } from './conduire.js';

const loi = referentiel();
const DEBUT: Jour = '2026-06-01';
const ml: Acteur = {
  role: 'prescripteur',
  organisation: { id: 'ml-rennes', type: 'ML', departement: '35', habilitee: true },
};
const ai: Acteur = { role: 'siae', organisation: { id: 'ai-rennes', type: 'AI', departement: '35' } };
const contexte = (jour: Jour, acteur: Acteur): Contexte => ({
  jour,
  acteur,
  droit: loi.auJour(jour),
  autresPass: [],
  structure: structureParDefaut,
  numeroPass: '999990000001',
});
const regler = (etat: Etat, jour: Jour): Etat =>
  solder(etat, jour, (le) => contexte(le, ECHEANCIER)).reduce(evolve, etat);

/** The engine beside the bare decider: both are told the same, both must answer the same. */
class Doublure {
  readonly store = openMemoryStore();
  refus = 0;
  accords = 0;
  private etat = etatInitial('p1');
  private parcours: string | undefined;

  async jouer(intentions: readonly Intention[]): Promise<void> {
    const jalon = await ouvrirJalon({ store: this.store, horloge: () => new Date(`${DEBUT}T12:00:00Z`) });
    const envoyer = async (jour: Jour, acteur: Acteur, commande: Commande): Promise<void> => {
      const avant = await this.empreinte();
      const data = this.telleQueDite(commande);
      const resultat = await jalon.moteur.executer({
        parcours: this.parcours,
        type: commande.type,
        data,
        acteur,
        le: jour,
      });
      const regle = regler(this.etat, jour);
      const decision = decide(commande, regle, contexte(jour, acteur));
      if (resultat.issue === 'refuse') {
        this.refus += 1;
        expect([commande.type, await this.empreinte()]).toEqual([commande.type, avant]);
        if (resultat.famille !== 'donnee') expect([commande.type, decision.issue]).toEqual([commande.type, 'refus']);
        return;
      }
      this.accords += 1;
      this.parcours = resultat.parcours;
      if (decision.issue === 'refus') throw new Error(`accepté par le moteur seul : ${commande.type}`);
      // deadlines due are written with the command, never with a refusal
      if (decision.faits.length > 0) this.etat = regler(decision.faits.reduce(evolve, regle), jour);
    };
    try {
      await envoyer(DEBUT, ml, {
        type: 'OuvrirParcours',
        data: { personne: { nom: 'Durand', prenom: 'Awa', naissance: '1974-05-02' } },
      });
      await envoyer(DEBUT, ml, { type: 'EtablirDiagnostic', data: { criteres: [] } });
      await envoyer(DEBUT, ai, {
        type: 'DeclarerEmbauche',
        data: { contrat: { id: 'c0', type: 'CDDU', debut: DEBUT } },
      });
      let jour = DEBUT;
      for (const i of intentions) {
        jour = ajouterJours(jour, i.attente);
        const commande = gesteA(this.etat, jour, i.geste)(jour, i, this.etat);
        await envoyer(jour, quiTente(commande, i.acteur), commande);
      }
    } finally {
      await jalon.fermer();
    }
  }

  /** Everything the log holds: streams of parcours, register of numbers, texts of the law. */
  private async empreinte(): Promise<string> {
    const tout = await this.store.readAll({ limit: 100_000 });
    return JSON.stringify([tout.length, tout.at(-1) ?? null, await this.store.health()]);
  }

  /** At the door a fact is named by its place in its dossier; the decider names it by its revision. */
  private telleQueDite({ type, data }: Commande): unknown {
    if (!catalogueDEntrees[type]?.nommeUnFait) return data;
    const { fait } = data as { fait: number };
    return { ...data, fait: placeDe(fait) };
  }
}

describe('Une commande refusée', () => {
  it('n’écrit rien, et le moteur refuse exactement ce que la décision refuse', async () => {
    let [refus, accords] = [0, 0];
    const propriete = fc.asyncProperty(fc.array(intention, { minLength: 5, maxLength: 25 }), async (intentions) => {
      const doublure = new Doublure();
      await doublure.jouer(intentions);
      refus += doublure.refus;
      accords += doublure.accords;
    });
    await fc.assert(propriete, { seed: 20261124, numRuns: 40 });
    expect(refus).toBeGreaterThan(100);
    expect(accords).toBeGreaterThan(150);
  }, 60_000);
});
