/** What is remembered of one batch for the next is what the tables hold, whoever else writes in them. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoredEvent } from '@jalon/event-store';
import { enFaits, f } from '../essais/fold.js';
import { ouvrirBase, Points, type Base } from './base.js';
import { Batches, FaitsPerimes } from './batches.js';
import type { Target } from './target.js';
import type { Decode } from './decode.js';
import { Colors } from './colors.js';
import { AUCUNE } from './correction.js';
import { empreinteLignes } from './empreinte.js';
import { PREFIXE, type FaitLu } from './fait-lu.js';
import { modeles } from './registre.js';
import type { Projection } from './projection.js';

const projections: Projection[] = modeles.map((m) => m.projection({}));
const action = (le: string) => f('AccompagnementEnregistre', le, { nature: 'social', debut: le });
const faits = enFaits([
  f('ParcoursOuvert', '2025-01-10'),
  f('DiagnosticEtabli', '2025-01-10'),
  f('PassDelivre', '2025-01-15'),
  f('EmbaucheDeclaree', '2025-01-15'),
  ...['2025-02-01', '2025-03-01', '2025-04-01', '2025-05-01'].map(action),
]);
const lot = (...lus: FaitLu[]): Decode[] =>
  lus.map((fait) => ({
    fait,
    evenement: {
      stream: PREFIXE + fait.parcours,
      position: fait.position,
      revision: fait.revision,
      type: fait.type,
    } as StoredEvent,
  }));

class Connexion {
  readonly db: Base;
  readonly points: Points;
  readonly batches: Batches;
  private readonly targets: Target[];
  constructor(fichier: string) {
    this.db = ouvrirBase(fichier);
    this.points = new Points(this.db);
    const colors = new Colors(this.db, this.points, projections);
    colors.preparer();
    this.batches = new Batches(this.db, this.points);
    this.targets = projections.map((p) => colors.vivante(p) as Target);
  }
  suivre(batch: readonly Decode[], valide?: () => boolean): void {
    this.batches.appliquer(this.targets, batch, AUCUNE, valide);
  }
  empreintes(): string[] {
    return projections.map((p) => empreinteLignes(this.db, p, 'bleu'));
  }
}

describe('Les lots successifs', () => {
  let dossier: string;
  let ouvertes: Connexion[];
  beforeEach(() => {
    dossier = mkdtempSync(join(tmpdir(), 'jalon-lots-'));
    ouvertes = [];
  });
  afterEach(() => {
    for (const { db } of ouvertes) db.close();
    rmSync(dossier, { recursive: true });
  });
  const ouvrir = (nom: string): Connexion => {
    const connexion = new Connexion(join(dossier, nom));
    ouvertes.push(connexion);
    return connexion;
  };
  const attendues = (): string[] => {
    const seule = ouvrir('seule.db');
    seule.suivre(lot(...faits));
    return seule.empreintes();
  };

  it('un fait à la fois, donnent les lignes d’un seul lot', () => {
    const une = ouvrir('a.db');
    for (const fait of faits) une.suivre(lot(fait));
    expect(une.empreintes()).toEqual(attendues());
  });

  it('se partagent entre deux programmes sans qu’aucun n’écrive ce qu’il croyait savoir', () => {
    const deux = [ouvrir('a.db'), ouvrir('a.db')] as const;
    faits.forEach((fait, i) => deux[i % 2]?.suivre(lot(fait)));
    expect(deux[0].empreintes()).toEqual(attendues());
  });

  it('ne gardent rien de ce qui a été défait : le fait qui ne se suit pas arrête son parcours, et lui seul', () => {
    const une = ouvrir('a.db');
    const [dernier] = faits.slice(-1) as [FaitLu];
    const ailleurs = enFaits([f('ParcoursOuvert', '2025-01-10'), action('2025-06-01'), action('2025-07-01')], 'p2').map(
      (fait) => ({ ...fait, position: fait.position + 50 }),
    );
    const [ouverture, premiere, seconde] = ailleurs as [FaitLu, FaitLu, FaitLu];
    une.suivre(lot(...faits.slice(0, -1), ouverture));
    // nobody's action: the sums of the year cannot be moved
    const illisible = { ...dernier, position: 60, data: { ...dernier.data, siae: undefined } } as unknown as FaitLu;
    une.suivre(lot(premiere, illisible));
    une.suivre(lot({ ...seconde, position: 61 }));
    expect(une.points.frozen('indicateurs', 'bleu')).toMatchObject([{ flux: `${PREFIXE}p1`, position: 60 }]);
    expect(une.points.frozen('journal', 'bleu')).toEqual([]);
    expect(une.points.position('liste', 'bleu')).toBe(61);
    const seule = ouvrir('seule.db');
    seule.suivre(lot(...faits.slice(0, -1), ...ailleurs));
    expect(une.empreintes()[3]).toBe(seule.empreintes()[3]);
  });

  it('n’écrivent rien de faits devenus périmés pendant qu’ils attendaient leur tour', () => {
    const une = ouvrir('a.db');
    const vide = une.empreintes();
    expect(() => une.suivre(lot(...faits), () => false)).toThrow(FaitsPerimes);
    const illisible = lot(...faits).map((d) => ({ ...d, raison: 'illisible' }));
    expect(() => une.suivre(illisible, () => false)).toThrow(FaitsPerimes);
    expect(une.empreintes()).toEqual(vide);
    expect(une.points.position('liste', 'bleu')).toBe(-1);
  });
});
