/** What the end of a PASS, the aid and the ceiling of hours are worth to a person, under one law and the other. */
import { ecartJours, joursInclus, type Droit, type Jour } from '@jalon/droit';
import { aidesParContrat, vueCompteur480h, type Dossier, type Etat } from '@jalon/parcours';
import { finRejugee, type RegardComplet } from '../rejuger.js';
import { droitRegarde } from '../rejuger-fait.js';

export interface MesureDossier {
  /** Null: no PASS delivered here, or no legal basis on one side. */
  ecartFin: number | null;
  ecartAides: number;
}
export interface Mesures {
  dossiers: MesureDossier[];
  /** Hours left under the ceiling, in her last month declared; null: no counter. */
  compteur: { avant: number; apres: number } | null;
}

/** @param temoin null: what was recorded, under the law of the deployment */
export function mesurer(
  etats: readonly Etat[],
  essai: RegardComplet,
  { temoin, deploiement }: { temoin: RegardComplet | null; deploiement: RegardComplet },
): Mesures {
  const reference = temoin ?? deploiement;
  return {
    dossiers: etats.map((etat) => {
      const { dossier } = etat;
      const apres = finRejugee(etat, essai);
      const avant = temoin ? finRejugee(etat, temoin) : apres && { rejugee: apres.enregistree };
      const [la, ici] = [avant?.rejugee, apres?.rejugee];
      return {
        ecartFin: la !== undefined && ici !== undefined ? ecartJours(la, ici) : null,
        ecartAides: joursAides(dossier, ici, essai) - joursAides(dossier, la, reference),
      };
    }),
    compteur: compteur(
      etats.map(({ dossier }) => dossier),
      essai,
      reference,
    ),
  };
}

const le = ({ referentiel, lecture, auDroitDu }: RegardComplet, jour: Jour): Droit =>
  droitRegarde(referentiel, lecture, auDroitDu, jour);

/** @param fin of the current PASS; undefined: as it stands */
function joursAides(dossier: Dossier, fin: Jour | undefined, regard: RegardComplet): number {
  const { pass } = dossier;
  const vu = pass && fin !== undefined ? { ...dossier, pass: { ...pass, fin } } : dossier;
  const aides = aidesParContrat(vu, le(regard, fin ?? pass?.fin ?? dossier.ouvertLe ?? ''));
  return dossier.contrats.flatMap((c) => aides(c).droitAuxAides).reduce((n, { du, au }) => n + joursInclus(du, au), 0);
}

function compteur(dossiers: readonly Dossier[], essai: RegardComplet, temoin: RegardComplet): Mesures['compteur'] {
  const mois = dossiers.flatMap((d) => d.heures.filter((h) => h.miseADisposition !== null).map((h) => h.mois)).sort();
  const [premier, ...autresDossiers] = dossiers;
  const dernier = mois.at(-1);
  if (premier === undefined || dernier === undefined) return null;
  // a month counts in the period where its first day lies
  const jour = `${dernier}-01`;
  const restantes = (regard: RegardComplet): number | null =>
    vueCompteur480h(premier, jour, le(regard, jour), { autresDossiers, derogations480h: [] })?.restantes ?? null;
  const [avant, apres] = [restantes(temoin), restantes(essai)];
  return avant === null || apres === null ? null : { avant, apres };
}
