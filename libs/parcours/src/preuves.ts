/** What the dossier knows of work done under a contract: such a hire is not cancelled, it is ended (D26). */
import type { Jour } from '@jalon/droit';
import { corrections } from './correction.js';
import type { Fait, TypeFait } from './faits/index.js';

export interface PreuveDeTravail {
  /** Revision of the fact. */
  revision: number;
  type: TypeFait;
}
interface Embauche {
  revision: number;
  contrat: string;
  debut: Jour;
  /** Revision of its cancellation, and its day: what came later proves nothing. */
  annulee: { revision: number; le: Jour } | null;
}

/** Whether that fact tells of work under this contract, begun on `debut`; the employer's own acts only, when it names no contract. */
function atteste(f: Fait, { contrat, debut, annulee }: Embauche, employeur: string, fin: Jour | null): boolean {
  switch (f.type) {
    case 'HeuresDeclarees':
      return f.data.contrat === contrat && f.data.minutes > 0;
    case 'MiseADispositionConclue':
      return f.data.contrat === contrat && f.data.debut <= (annulee?.le ?? f.le);
    case 'FicheTransmise':
      return f.data.contrat === contrat;
    case 'ContratSuspendu':
      return f.data.contrat === contrat && f.data.debut >= debut;
    case 'ContratRompu':
    case 'ContratTermine':
      return f.data.contrat === contrat && f.data.jour >= debut;
    case 'AccompagnementEnregistre':
      return f.data.siae.id === employeur && f.data.debut >= debut && (fin === null || f.data.debut <= fin);
    case 'SortieEnregistree':
      return f.data.siae.id === employeur && f.data.jour >= debut;
    default:
      return false;
  }
}

/** In order; what was withdrawn since proves nothing. */
export function preuvesDeTravail(histoire: readonly Fait[], embauche: Embauche): PreuveDeTravail[] {
  const declaree = histoire.find((f) => f.revision === embauche.revision);
  if (declaree?.type !== 'EmbaucheDeclaree') return [];
  const { siae, fin } = declaree.data;
  const { retires: dits } = corrections(histoire);
  // an exit withdrawn by mistake, whose withdrawal was withdrawn, attests again
  const retires = new Set([
    ...dits,
    ...histoire.flatMap((f) => (f.type === 'SortieRetiree' && !dits.has(f.revision) ? f.data.fait : [])),
  ]);
  return histoire
    .filter(({ revision }) => revision > embauche.revision && revision < (embauche.annulee?.revision ?? Infinity))
    .filter(({ revision }) => !retires.has(revision))
    .filter((f) => atteste(f, embauche, siae.id, fin ?? null))
    .map(({ revision, type }) => ({ revision, type }));
}
