// A node in a process of its own, to be killed or frozen: it takes the lease, writes when told to, says what came of it.
import { randomUUID } from 'node:crypto';
import { setTimeout as attendre } from 'node:timers/promises';
import { openEventStoreDb } from '../../dist/libs/event-store/src/index.js';

const { connexion, heartbeatMs, expiryMs } = JSON.parse(process.env.JALON_NOEUD);
let perdu = 0;
const store = openEventStoreDb({
  connectionString: connexion,
  timeoutMs: 1000,
  lease: { holder: randomUUID(), heartbeatMs, expiryMs, onLost: () => perdu++ },
});
await store.claim();
async function ecrire() {
  for (let essai = 0; ; essai++) {
    try {
      await store.append(`essai-${randomUUID()}`, -1, [
        { id: randomUUID(), type: 'EssaiNote.v1', data: {}, meta: { acteur: 'essai' } },
      ]);
      return 'ecrit';
    } catch (erreur) {
      // nothing was written: the machine stalled, the lease had to be renewed
      if (erreur.name !== 'StoreUnavailable' || essai === 100) return `${erreur.name} perdu:${perdu}`;
      await attendre(100);
    }
  }
}
process.on('message', async () => process.send(await ecrire()));
process.on('disconnect', () => process.exit(0));
process.send('tient');
