import { GenericContainer, getContainerRuntimeClient, Wait } from 'testcontainers';

/** Same image as docker-compose.yml. */
const IMAGE = 'eventstore/eventstore:23.10.1-bookworm-slim';

export interface Serveur {
  /** Connection string; undefined when no server could be had. */
  url: string | undefined;
  /** Why there is none. */
  motif: string;
  arreter(): Promise<void>;
}

const aucun = (motif: string): Serveur => ({ url: undefined, motif, arreter: async () => undefined });

/** @param donnee connection string of a running server, used as it is when given */
export async function demarrerEventStoreDb(donnee: string | undefined): Promise<Serveur> {
  if (donnee) return { url: donnee, motif: '', arreter: async () => undefined };
  try {
    await getContainerRuntimeClient();
  } catch {
    return aucun('aucun moteur de conteneurs');
  }
  try {
    const conteneur = await new GenericContainer(IMAGE)
      .withEnvironment({ EVENTSTORE_INSECURE: 'true', EVENTSTORE_MEM_DB: 'true', EVENTSTORE_CLUSTER_SIZE: '1' })
      .withExposedPorts(2113)
      .withWaitStrategy(Wait.forHttp('/health/live', 2113).forStatusCode(204))
      .withStartupTimeout(120_000)
      .start();
    return {
      url: `esdb://${conteneur.getHost()}:${conteneur.getMappedPort(2113)}?tls=false`,
      motif: '',
      arreter: async () => void (await conteneur.stop()),
    };
  } catch (error) {
    return aucun(`conteneur non démarré : ${error instanceof Error ? error.message : 'erreur inconnue'}`);
  }
}
