/** What each command would answer now: the buttons of a dossier, each with its reasons. */
import type { Jour } from '@jalon/droit';
import { commandes, type Acteur, type Commande } from '@jalon/parcours';
import { catalogueDEntrees } from '../porte/catalogue.js';
import type { Action } from '../resultat.js';
import { autresPass } from './autres-pass.js';
import { instruire, solderAu } from './instruire.js';
import type { Ressources } from './ressources.js';

export async function actions(r: Ressources, parcours: string, acteur: Acteur, jour: Jour): Promise<Action[] | null> {
  const { etat } = await r.dossiers.charger(parcours);
  if (etat.revision < 0) return null;
  const droit = r.referentiels.auJour(jour);
  const solde = solderAu(etat, jour, r.referentiels).etat;
  const autres = await autresPass(r, parcours, r.personnes.empreinte(etat.dossier.personne));
  const circonstances = { jour, acteur, autresPass: autres, numeroPass: r.registre.provisoire(droit) };
  return Object.keys(commandes).flatMap((type): Action[] => {
    const entree = catalogueDEntrees[type];
    if (!entree?.gabarit) return [];
    const commande = { type, data: entree.gabarit(jour, solde.dossier, droit) } as unknown as Commande;
    const interdit = r.politique(acteur, type, etat.dossier);
    const { refus, verdict } = instruire(solde, commande, circonstances, r.referentiels);
    const choix = entree.choix?.(droit);
    return [
      {
        commande: type,
        libelle: entree.libelle,
        possible: refus === null && interdit === null,
        ...(interdit !== null ? { famille: 'acces', message: interdit } : refus ? { famille: refus.famille, message: refus.message } : {}),
        constats: verdict.constats,
        ...(choix ? { choix } : {}),
      },
    ];
  });
}
