import { join } from 'node:path';
import { openSqliteStore } from '@jalon/event-store';
import { contrat } from './contrat.js';
import { dossiersTemporaires } from './dossier-temporaire.js';

const dossiers = dossiersTemporaires();

contrat({
  nom: 'SQLite',
  vierge: true,
  ouvrir: async () => openSqliteStore({ path: join(dossiers.nouveau(), 'evenements.db') }),
  nettoyer: dossiers.nettoyer,
});
