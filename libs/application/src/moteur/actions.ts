/** What each command would answer now: the buttons of a dossier, each with its reasons. */
import { manquements, type Jour } from '@jalon/droit';
import { commandes, type Acteur, type Commande } from '@jalon/parcours';
import { catalogueDEntrees } from '../porte/catalogue.js';
import type { Ici } from '../porte/entree.js';
import type { Action } from '../resultat.js';
import { autresPass } from './autres-pass.js';
import { instruire, solderAu, type Instruction } from './instruire.js';
import type { Ressources } from './ressources.js';

export async function actions(r: Ressources, parcours: string, acteur: Acteur, jour: Jour): Promise<Action[] | null> {
  const { etat } = await r.dossiers.charger(parcours);
  if (etat.revision < 0) return null;
  const droit = r.referentiels.auJour(jour);
  const solde = solderAu(etat, jour, r.referentiels).etat;
  const autres = await autresPass(r, parcours, r.personnes.empreinte(etat.dossier.personne));
  const circonstances = { jour, acteur, autresPass: autres, habilitations: r.habilitations, numeroPass: r.registre.provisoire(droit) };
  const ici: Ici = { jour, dossier: solde.dossier, droit, acteur };
  return Object.keys(commandes).flatMap((type): Action[] => {
    const entree = catalogueDEntrees[type];
    if (!entree?.gabarits) return [];
    const essais = entree
      .gabarits(ici)
      .map((data) => instruire(solde, { type, data } as unknown as Commande, circonstances, r.referentiels));
    const essai = lePlusProche(essais);
    if (!essai) return [];
    const interdit = r.politique(acteur, type, etat.dossier);
    const choix = entree.choix?.(droit);
    return [
      {
        commande: type,
        libelle: entree.libelle,
        possible: essai.refus === null && interdit === null,
        ...(interdit !== null ? { famille: 'acces', message: interdit } : {}),
        ...(interdit === null && essai.refus ? { famille: essai.refus.famille, message: essai.refus.message } : {}),
        constats: essai.verdict.constats,
        ...(choix ? { choix } : {}),
      },
    ];
  });
}

/** The accepted try, otherwise the one with the fewest unsatisfied conditions; the first one when equal. */
function lePlusProche(essais: readonly Instruction[]): Instruction | undefined {
  const manques = (i: Instruction): number => (i.refus === null ? -1 : manquements(i.verdict).length);
  return essais.reduce<Instruction | undefined>(
    (meilleur, i) => (meilleur && manques(meilleur) <= manques(i) ? meilleur : i),
    undefined,
  );
}
