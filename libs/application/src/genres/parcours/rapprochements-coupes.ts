/**
 * Merging two dossiers, or separating them, writes in both: stopped in between, one says it and the other does not. Whoever asked is not
 * there any more to ask again: the clock of the deadlines does, in her name and by the same command; one that is refused meanwhile is
 * taken back where it was said, so that no dossier stays closed in favour of one that does not know it (ADR 0030).
 */
import { compacter, rectification, type VerdictCompact } from '@jalon/droit';
import { dernierJourConsigne, ECHEANCIER, type Fait } from '@jalon/parcours';
import { versEvenements } from '../../faits-stockes.js';
import { estUuid, PREFIXE_PARCOURS, streamOf, uuidDe } from '../../identifiants.js';
import { ecrire } from '../../moteur/ecrire.js';
import type { Ressources } from '../../moteur/ressources.js';
import type { DemandeExecution, Resultat } from '../../resultat.js';

/** What was said in the duplicate, and is not in the dossier kept. */
interface Reste {
  demande: DemandeExecution;
  /** Revision of the closing, when it is a merge that was cut; null: it is a separation. */
  cloture: number | null;
}

export class RapprochementsCoupes {
  constructor(
    private readonly r: Ressources,
    private readonly executer: (demande: DemandeExecution) => Promise<Resultat>,
  ) {}

  /** Finishes what was cut. @returns facts written @throws StoreUnavailable, UnknownOutcome: to be called again */
  async achever(): Promise<number> {
    let faits = 0;
    await this.r.personnes.acheverLesRapprochements(async (doublon) => {
      const reste = await this.reste(doublon);
      if (reste === null) return;
      const resultat = await this.executer(reste.demande);
      if (resultat.issue === 'accepte') faits += resultat.faits.length;
      else if ((await this.reste(doublon)) !== null) faits += await this.rouvrir(doublon, reste);
    });
    return faits;
  }

  private async reste(doublon: string): Promise<Reste | null> {
    const { dossier } = (await this.r.dossiers.charger(doublon)).etat;
    const cloture = dossier.faits.findLastIndex((f) => f.type === 'DoublonClos');
    const clos = dossier.faits[cloture];
    const { principal, raison } = (clos?.data ?? {}) as { principal?: string | null; raison?: string | null };
    // erased: nobody may begin anything there
    if (!clos || !principal || !estUuid(principal)) return null;
    const { etat } = await this.r.dossiers.charger(principal);
    const rapproche = etat.dossier.rapprochements.find((x) => x.parcours === doublon);
    if ((dossier.doublonDe === null) === (rapproche === undefined)) return null;
    const dit = rapproche ? dossier.faits.findLast((f) => f.type === 'FaitRectifie') : clos;
    if (!dit) return null;
    const dernier = dernierJourConsigne(etat.dossier);
    const commun = {
      parcours: principal,
      acteur: dit.par,
      le: dernier !== null && dernier > dit.le ? dernier : dit.le,
    };
    const pourquoi = (dit.data as { raison?: string | null }).raison ?? raison ?? '';
    return rapproche
      ? {
          cloture: null,
          demande: { ...commun, type: 'RectifierFait', data: { fait: rapproche.revision + 1, raison: pourquoi } },
        }
      : {
          cloture,
          demande: { ...commun, type: 'RapprocherParcours', data: { parcours: doublon, raison: pourquoi } },
        };
  }

  /** The merge is no longer permitted: the dossier that it closed opens again, by the clock, and its journal says why. */
  private rouvrir(doublon: string, { cloture, demande }: Reste): Promise<number> {
    const { r } = this;
    if (cloture === null) return Promise.resolve(0);
    return r.queue.tour(PREFIXE_PARCOURS + doublon, async () => {
      const { etat } = await r.dossiers.charger(doublon);
      if (etat.dossier.doublonDe?.revision !== cloture) return 0;
      const le = demande.le ?? '';
      const fait: Fait = {
        type: 'FaitRectifie',
        data: {
          fait: cloture,
          typeRectifie: 'DoublonClos',
          raison: 'Rapprochement interrompu, que l’autre dossier ne permet plus',
          verdict: this.permis(le),
        },
        le,
        par: ECHEANCIER,
        revision: etat.revision + 1,
      };
      const evenements = versEvenements([fait], doublon, r.coffre, {
        ...r.gardeHorloge.dater(),
        commande: uuidDe('rapprochement-coupe', doublon, String(etat.revision)),
        cause: { commande: 'RapprocherParcours', le },
      });
      await ecrire(r.store, streamOf(doublon), etat.revision, evenements);
      return 1;
    });
  }
  private permis(le: string): VerdictCompact {
    const systeme = ECHEANCIER.organisation.id;
    return compacter(
      rectification(this.r.referentiels.auJour(le), {
        fait: { nom: 'clôture comme doublon', organisation: systeme, retire: false, sansRetour: null },
        auteur: systeme,
        etat: false,
        permis: { retirer: true, remplacer: false },
        remplacement: false,
        defauts: [],
        irregulier: null,
        siaeNommee: null,
        suites: null,
      }),
    );
  }
}
