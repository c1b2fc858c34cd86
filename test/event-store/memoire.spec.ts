import { openMemoryStore } from '@jalon/event-store';
import { contrat } from './contrat.js';

contrat({ nom: 'mémoire', vierge: true, ouvrir: async () => openMemoryStore() });
