/** A history folded as it is told now: what counts changes step and dossier, what was undone leaves its trace. */
import { HistoireIncoherente, type EtatDe } from '@jalon/decider';
import { consigner, ecarter, histoire, surPlace, type Joindre } from './dossier/consigner.js';
import { dossierVide, type Dossier } from './dossier/dossier.js';
import { laisserPasser, tracer } from './dossier/trace.js';
import type { Fait } from './faits/index.js';
import { redire, type Redit } from './redire.js';
import { table } from './table.js';

type Etat = EtatDe<Dossier>;

function suivreRedit(etat: Etat, { fait, sort, dit, passe }: Redit<Fait>, joindre?: Joindre): Etat {
  const { revision } = fait;
  if (sort === 'vit') {
    const passage = table.passage(passe?.etape ?? etat.etape, dit.type);
    if (!passage) throw new HistoireIncoherente(etat.etape, dit.type);
    const avant = passe ? laisserPasser(etat.dossier, passe) : etat.dossier;
    return { etape: passage.vers, revision, dossier: consigner(avant, dit, fait, joindre) };
  }
  const trace = sort === 'defait' || sort === 'retire' ? tracer(etat.dossier, dit) : etat.dossier;
  return { ...etat, revision, dossier: ecarter(trace, fait, sort, joindre) };
}

const INITIAL = (id: string): Etat => ({ etape: table.initiale, revision: -1, dossier: dossierVide(id) });

/** @param ecartes revisions of facts to leave out besides */
export const foldRetold = (id: string, faits: readonly Fait[], ecartes?: ReadonlySet<number>): Etat =>
  redire(faits, ecartes).reduce<Etat>((etat, redit) => suivreRedit(etat, redit, surPlace), INITIAL(id));

/** A fact as it is told now, with the dossier that it met; a hire that delivers a PASS was decided before it. */
export interface Step {
  avant: Dossier;
  redit: Redit<Fait>;
}
/** The dossier with these facts more, of which some correct its history, and how it came there. */
export function retell(d: Dossier, faits: readonly Fait[] = []): { etat: Etat; steps: readonly Step[] } {
  let etat = INITIAL(d.id);
  let delivrance: { avant: Dossier; contrat: string } | null = null;
  const steps = redire([...histoire(d), ...faits]).map((redit): Step => {
    const { dossier } = etat;
    const { dit, sort } = redit;
    const avant =
      dit.type === 'EmbaucheDeclaree' && delivrance?.contrat === dit.data.contrat ? delivrance.avant : dossier;
    delivrance = dit.type === 'PassDelivre' && sort === 'vit' ? { avant: dossier, contrat: dit.data.contrat } : null;
    etat = suivreRedit(etat, redit);
    return { avant, redit };
  });
  return { etat, steps };
}
