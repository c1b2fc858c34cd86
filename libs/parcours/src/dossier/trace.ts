/** What is left of what was undone: that it was, and nothing that counts. */
import { ligneInitiale } from './calcul.js';
import { remplacerPass } from './delivrance.js';
import type { Dossier, Pass } from './dossier.js';
import { consigner } from './consigner.js';
import type { Fait } from '../faits/index.js';
import type { Passe } from '../correction.js';

/** A cancelled PASS keeps its number; it takes the place of none that counts. */
function passAnnule(d: Dossier, pass: Pass): Partial<Dossier> {
  if (d.pass === null || d.pass.annule) return remplacerPass(d, pass);
  const { contrat } = pass;
  const vide = { suspensions: [], prolongations: [], demandes: [], sortie: null, cloture: null };
  return {
    passAnterieurs: [...d.passAnterieurs, { ...pass, ...vide, contrats: contrat === null ? [] : [contrat] }],
  };
}

export function tracer(d: Dossier, fait: Fait): Dossier {
  switch (fait.type) {
    case 'PassDelivre': {
      const { numero, debut, fin, siae, contrat } = fait.data;
      const calcul = [ligneInitiale('Délivrance, annulée avec l’embauche', fait.revision, debut, fin)];
      const pass: Pass = {
        numero,
        debut,
        fin,
        siae,
        contrat,
        calcul,
        delivreLe: fait.le,
        origine: 'delivrance',
        annule: true,
        nonVerifiable: false,
      };
      return { ...d, ...passAnnule(d, pass) };
    }
    case 'EmbaucheDeclaree': {
      const { contrats } = consigner(d, fait);
      return { ...d, contrats: contrats.map((c) => (c.id === fait.data.contrat ? { ...c, etat: 'annule' } : c)) };
    }
    case 'SuspensionDeclaree': {
      const { suspensions } = consigner(d, fait);
      return { ...d, suspensions: suspensions.map((s) => (s.id === fait.data.id ? { ...s, etat: 'retiree' } : s)) };
    }
    // what was last told of it, however little it counts
    case 'SuspensionCorrigee':
    case 'SuspensionLevee': {
      const { data } = fait;
      const bornes = 'debut' in data ? { debut: data.debut, fin: data.fin } : { fin: data.fin };
      return {
        ...d,
        suspensions: d.suspensions.map((s) => (s.id === data.id && s.etat === 'retiree' ? { ...s, ...bornes } : s)),
      };
    }
    case 'ProlongationDeclaree':
    case 'ProlongationAccordee': {
      const { prolongations } = consigner(d, fait);
      return { ...d, prolongations: prolongations.map((p) => (p.id === fait.data.id ? { ...p, retiree: true } : p)) };
    }
    default:
      return d;
  }
}

/** Deadlines that the history told now holds, and that nobody had to observe. */
export const laisserPasser = (d: Dossier, { suspensions, demandes }: Passe): Dossier => ({
  ...d,
  suspensions: d.suspensions.map((s) =>
    suspensions.includes(s.id) && s.etat === 'declaree' ? { ...s, etat: 'terminee' } : s,
  ),
  demandes: d.demandes.map((x) => (demandes.includes(x.id) ? { ...x, etat: 'remplacee' } : x)),
});
