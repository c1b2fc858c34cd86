// Opens a deployment, rebuilds its read models again and again, and says each batch: to be killed at any moment.
import { join } from 'node:path';
import { ouvrirJalon } from '../../dist/libs/application/src/index.js';

const jalon = await ouvrirJalon({ donnees: join(process.argv[2], 'donnees'), ouverture: 'lecture' });
for (;;) await jalon.projections.rebuild('toutes', { batchSize: 200, progression: () => process.send('lot') });
