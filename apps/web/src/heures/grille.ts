/** What is typed in the grid, what the engine says of each line, and the sending of each line as a command of its own. */
import { useEffect, useRef, useState } from 'react';
import { consulterParcours, envoyerCommande, simulerCommande, type Issue } from '../api/client.js';
import { lectures } from '../api/lecture.js';
import type { LigneDHeures } from '../api/types.js';
import { nombreSaisi } from '../formulaire/saisie.js';
import { cleDe } from './coller.js';

const COMMANDE = 'DeclarerHeures';
const PAUSE_MS = 600;

export interface Saisie {
  heures: string;
  /** Why more was worked than the law lets one work: asked once a line was refused. */
  raison: string;
}
export interface Verdict {
  /** Of what it was given; a newer input makes it old. */
  saisie: string;
  issue: Issue;
  enregistre: boolean;
  /** Hours left to the person before this line; null: not known yet. */
  depart: number | null;
}
export interface Grille {
  saisies: ReadonlyMap<string, Saisie>;
  verdicts: ReadonlyMap<string, Verdict>;
  /** Lines that hold something not recorded yet. */
  aEnvoyer: LigneDHeures[];
  /** Typed, and not judged yet. */
  attend: (ligne: LigneDHeures) => boolean;
  enCours: boolean;
  saisir: (valeurs: ReadonlyMap<string, Partial<Saisie>>) => void;
  /** @returns lines recorded, and refused */
  envoyer: () => Promise<{ enregistrees: number; refusees: LigneDHeures[] }>;
}

const RIEN: Saisie = { heures: '', raison: '' };

export function donneesDeLigne(ligne: LigneDHeures, mois: string, { heures, raison }: Saisie): Record<string, unknown> {
  return {
    contrat: ligne.contrat,
    mois,
    heures: nombreSaisi(heures),
    ...(ligne.miseADisposition === null ? {} : { miseADisposition: ligne.miseADisposition }),
    ...(raison.trim() === '' ? {} : { depassement: { raison: raison.trim() } }),
  };
}

export function useGrille(lignes: readonly LigneDHeures[], mois: string): Grille {
  const [saisies, setSaisies] = useState<ReadonlyMap<string, Saisie>>(new Map());
  const [verdicts, setVerdicts] = useState<ReadonlyMap<string, Verdict>>(new Map());
  const [enCours, setEnCours] = useState(false);
  const revisions = useRef(new Map(lignes.map((l) => [l.parcours, l.revision])));
  /** After what was recorded here. */
  const restantes = useRef(new Map<string, number>());
  // the same input sent twice is recorded once
  const cles = useRef(new Map<string, string>());

  const corpsDe = (l: LigneDHeures): string => JSON.stringify(donneesDeLigne(l, mois, saisies.get(cleDe(l)) ?? RIEN));
  const remplies = lignes.filter((l) => (saisies.get(cleDe(l))?.heures ?? '').trim() !== '');
  const jugee = (l: LigneDHeures): boolean => verdicts.get(cleDe(l))?.saisie === corpsDe(l);
  const attend = (l: LigneDHeures): boolean => remplies.includes(l) && !jugee(l);
  const aEnvoyer = remplies.filter((l) => !(jugee(l) && verdicts.get(cleDe(l))?.enregistre));
  const noter = (l: LigneDHeures, saisie: string, issue: Issue, enregistre: boolean): void => {
    const depart = restantes.current.get(l.parcours) ?? l.restantes;
    setVerdicts((avant) => new Map(avant).set(cleDe(l), { saisie, issue, enregistre, depart }));
  };

  const aJuger = remplies.filter((l) => !jugee(l)).map((l) => [l, corpsDe(l)] as const);
  const attendus = aJuger.map(([, corps]) => corps).join('\n');
  useEffect(() => {
    if (attendus === '' || enCours) return;
    const abandon = new AbortController();
    // one after the other: a whole column may have been pasted
    const juger = async (): Promise<void> => {
      for (const [l, corps] of aJuger) {
        const issue = await simulerCommande(l.parcours, COMMANDE, JSON.parse(corps), abandon.signal).catch(() => null);
        if (abandon.signal.aborted) return;
        if (issue) noter(l, corps, issue, false);
      }
    };
    const pause = setTimeout(() => void juger(), PAUSE_MS);
    return () => {
      clearTimeout(pause);
      abandon.abort();
    };
    // what is left to judge, in words: the rest follows from it
    // eslint-disable-next-line react/exhaustive-deps
  }, [attendus, enCours]);

  const envoyer: Grille['envoyer'] = async () => {
    setEnCours(true);
    let enregistrees = 0;
    const refusees: LigneDHeures[] = [];
    for (const l of aEnvoyer) {
      const corps = corpsDe(l);
      const place = `${cleDe(l)} ${corps}`;
      const cle = cles.current.get(place) ?? crypto.randomUUID();
      cles.current.set(place, cle);
      const revision = revisions.current.get(l.parcours) ?? null;
      const issue = await envoyerCommande(l.parcours, COMMANDE, JSON.parse(corps), revision, cle);
      if (issue.issue === 'accepte') {
        enregistrees++;
        revisions.current.set(l.parcours, issue.vue.revision);
        noter(l, corps, issue, true);
        if (issue.vue.compteur480h) restantes.current.set(l.parcours, issue.vue.compteur480h.restantes);
      } else {
        refusees.push(l);
        noter(l, corps, issue, false);
        // somebody else wrote first: the next sending is judged on what is there now
        if (issue.probleme.status === 412)
          await consulterParcours(l.parcours).then(
            (vue) => revisions.current.set(l.parcours, vue.revision),
            () => null,
          );
      }
    }
    setEnCours(false);
    // what other screens had read is no longer true
    lectures.removeQueries({ type: 'inactive' });
    return { enregistrees, refusees };
  };
  const saisir: Grille['saisir'] = (valeurs) =>
    setSaisies((avant) => {
      const suite = new Map(avant);
      for (const [cle, v] of valeurs) suite.set(cle, { ...(suite.get(cle) ?? RIEN), ...v });
      return suite;
    });
  return { saisies, verdicts, aEnvoyer, attend, enCours, saisir, envoyer };
}

/**
 * Hours left under the ceiling once the lines typed are recorded: what the engine answers of each, added up.
 * @returns null: nothing of hers is capped
 */
export function resteApres(
  siennes: readonly LigneDHeures[],
  verdicts: ReadonlyMap<string, Verdict>,
): { reste: number; plafond: number } | null {
  const vus = siennes.flatMap((l) => {
    const v = verdicts.get(cleDe(l));
    const compteur = v?.issue.issue === 'accepte' ? v.issue.vue.compteur480h : null;
    return compteur && v ? [{ compteur, depart: v.depart ?? compteur.plafond }] : [];
  });
  const premiere = siennes[0];
  const plafond = premiere?.plafond ?? vus[0]?.compteur.plafond;
  if (plafond === undefined || premiere === undefined) return null;
  const prises = vus.reduce((total, { compteur, depart }) => total + depart - compteur.restantes, 0);
  return { reste: Math.max(0, (premiere.restantes ?? plafond) - prises), plafond };
}
