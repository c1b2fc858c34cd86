/** Compares what a writer was told, command by command, with what its log holds after a fault. */
import { lireContenu } from './journal-attendu.js';

interface Donnees {
  commande: number;
  rang: number;
  sur: number;
}

/** Sentences that begin with « perdu », « à moitié », « faux refus » or « abîmé ». */
export function confronter(sortie: string, fichier: string): string[] {
  const { faits, sceaux, ajouts, sain } = lireContenu(fichier);
  const fautes = sain ? [] : ['abîmé : SQLite trouve le fichier incohérent'];
  const trouves = new Map<number, number[]>();
  const tailles = new Map<number, number>();
  for (const texte of faits) {
    const { commande, rang, sur } = JSON.parse((JSON.parse(texte) as string[])[5] as string) as Donnees;
    trouves.set(commande, [...(trouves.get(commande) ?? []), rang]);
    tailles.set(commande, sur);
  }
  for (const [commande, rangs] of trouves)
    if (rangs.join() !== Array.from({ length: tailles.get(commande) ?? 0 }, (_, i) => i).join())
      fautes.push(`à moitié : commande ${commande}, faits ${rangs.join()}`);
  for (const [issue, nom] of sortie.split('\n').map((l) => l.split(' '))) {
    if (issue === 'fait' && !trouves.has(Number(nom))) fautes.push(`perdu : commande ${nom}, accusée`);
    if (issue === 'refus' && trouves.has(Number(nom)))
      fautes.push(`faux refus : commande ${nom}, dite non écrite, est là`);
  }
  if (ajouts.length !== trouves.size && fautes.length === 0)
    fautes.push(`abîmé : ${ajouts.length} clés d’idempotence pour ${trouves.size} commandes`);
  const dernierSceau = (JSON.parse(sceaux.at(-1) ?? '[0]') as number[])[0];
  if (dernierSceau !== faits.length) fautes.push('abîmé : le dernier sceau ne couvre pas le dernier fait');
  return fautes;
}
