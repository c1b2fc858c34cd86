/** FAKE SERVER (faux serveur): the Streams service over a real socket, and the faults that a test can order. */
import { createRequire } from 'node:module';
import type {
  sendUnaryData,
  Server,
  ServerReadableStream,
  ServerWritableStream,
  UntypedServiceImplementation,
} from '@grpc/grpc-js';
import gossipGrpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { Abonnement } from './abonnement.js';
import type { Identite } from './certificat.js';
import { FauxJournal } from './journal.js';
import {
  nomDuFlux,
  propose,
  reponseConflit,
  reponseEcrit,
  reponseFait,
  reponseFluxInconnu,
  revisionAttendue,
} from './messages.js';

// the very copy of gRPC that the client uses: it comes with the client, not with us
const grpc = createRequire(createRequire(import.meta.url).resolve('@eventstore/db-client'))(
  '@grpc/grpc-js',
) as typeof import('@grpc/grpc-js');

type AppendCall = ServerReadableStream<InstanceType<typeof streams.AppendReq>, InstanceType<typeof streams.AppendResp>>;
export type ReadCall = ServerWritableStream<
  InstanceType<typeof streams.ReadReq>,
  InstanceType<typeof streams.ReadResp>
>;

/** What happens to the next append. */
export type PanneAjout =
  /** Written, but the answer never comes. */
  | 'ecrit-sans-reponse'
  /** The same, and nothing is answered any more: see `muet`. */
  | 'ecrit-puis-muet'
  /** Not written, and no answer. */
  | 'perdu'
  /** Written, then the connection breaks. */
  | 'ecrit-puis-coupe'
  /** Another program appends to the stream just before. */
  | 'devance'
  /** Another program appends to the stream just before, then deletes it. */
  | 'devance-puis-supprime'
  /** Refused: the rights do not allow it. */
  | 'interdit'
  /** An append known already, not replicated yet: dropped, then answered « Aborted » once its time is over. */
  | 'abandonne';

/** What happens to the next calls, whatever they are: nothing was looked at. */
export type Passager = 'occupe' | 'pas-pret';
const PASSAGERS: Record<Passager, string> = { occupe: 'Server Is Too Busy', 'pas-pret': 'Server Is Not Ready' };

export class FauxServeur {
  readonly journal = new FauxJournal();
  /** Faults for the next appends, in order; the following ones go well. */
  readonly pannes: PanneAjout[] = [];
  readonly passagers: Passager[] = [];
  /** How long an abandoned append waits for its answer: two seconds on a real server. */
  abandonMs = 300;
  /** The nodes that it tells of, itself first; those given up by the others are said dead. */
  membres: FauxServeur[] = [this];
  mort = false;
  /** Calls received, for tests that count. */
  readonly appels = { ajouts: 0, lectures: 0, abonnements: 0, sansReponse: 0, tropLents: 0, rumeurs: 0 };
  /** Calls that did not require the leader. */
  sansChef = 0;
  /** A follower: what requires the leader is sent there, the rest is answered from a copy that may be late. */
  chef: FauxServeur | undefined;
  /** Largest append in bytes, as the setting of a real server. */
  tailleMax = 1024 * 1024;
  /** Accounts known, when it is not open to all; the right to read the whole log may be taken from everybody. */
  comptes: Map<string, string> | undefined;
  journalInterdit = false;
  /** True: nobody may write the metadata of a stream. */
  reglagesInterdits = false;
  /** True: every call is received, none is answered, as from a server that is frozen. */
  muet = false;
  /** True: pages of the whole log wait; released by setting it back. One record, streams, the end of the log and appends are answered. */
  get retientLeJournal(): boolean {
    return this.retenues !== null;
  }
  set retientLeJournal(retient: boolean) {
    const attendent = this.retenues ?? [];
    this.retenues = retient ? attendent : null;
    if (!retient) for (const repondre of attendent) repondre();
  }
  private retenues: (() => void)[] | null = null;
  /** False: stream reads give no position, as before 22.6. */
  positionsParFlux = true;
  /** False: acknowledgements give no position, as for some idempotent answers. */
  positionsParAjout = true;
  /** True: speaks gRPC, and knows none of these services. */
  inconnu = false;
  /** True: each live event is sent twice, a defect seen on real servers. */
  repeterEnDirect = false;
  private server: Server | undefined;
  private port = 0;
  /** Any address of the loopback, so that several servers may have the same port. */
  hote = '127.0.0.1';
  /** False: a slow subscriber is not cut but sent back to catching up, as by recent servers. */
  coupeLesLents = true;
  private readonly abonnes = new Set<ReadCall>();

  /** @param tls absent: in clear */
  constructor(private readonly tls?: Identite) {}

  get connexion(): string {
    return `esdb://${this.hote}:${this.port}?tls=false`;
  }

  get adresse(): { host: string; port: number } {
    return { host: this.hote, port: this.port };
  }

  get enMarche(): boolean {
    return this.server !== undefined;
  }

  /** Listens on the same port at each start, so that a client can come back. */
  /** @param port the first time: the one of another server, on another address */
  async demarrer(port = this.port): Promise<void> {
    this.port = port;
    const server = new grpc.Server({ 'grpc.max_receive_message_length': 8 * 1024 * 1024 });
    if (!this.inconnu)
      server.addService(streamsGrpc.StreamsService as unknown as Parameters<Server['addService']>[0], this.service());
    server.addService(gossipGrpc.GossipService as unknown as Parameters<Server['addService']>[0], this.rumeur());
    this.port = await new Promise<number>((resolve, reject) => {
      server.bindAsync(
        `${this.hote}:${this.port}`,
        this.tls
          ? grpc.ServerCredentials.createSsl(null, [
              { private_key: Buffer.from(this.tls.cle), cert_chain: Buffer.from(this.tls.certificat) },
            ])
          : grpc.ServerCredentials.createInsecure(),
        (error, port) => (error ? reject(error) : resolve(port)),
      );
    });
    this.server = server;
  }

  /** Cuts every connection at once, as a crash does; what was written stays. */
  arreter(): void {
    this.server?.forceShutdown();
    this.server = undefined;
    this.abonnes.clear();
  }

  /** Feeds the live subscriptions no more, without telling them. Returns how many. */
  oublierLesAbonnes(): number {
    return this.journal.oublierLesEcoutes();
  }

  /** Breaks the live subscriptions only. */
  couperAbonnements(): void {
    for (const call of this.abonnes) call.emit('error', { code: grpc.status.UNAVAILABLE, details: 'coupure' });
    this.abonnes.clear();
  }

  /** Answers itself, alive; the leader is itself or the one it follows. */
  private rumeur(): UntypedServiceImplementation {
    return {
      read: (_call: unknown, reply: sendUnaryData<InstanceType<typeof gossip.ClusterInfo>>) => {
        this.appels.rumeurs++;
        if (this.taire()) return;
        const membres = [...new Set([...this.membres, ...(this.chef ? [this.chef] : [])])].map((s) => {
          const adresse = new gossip.EndPoint();
          adresse.setAddress(s.hote);
          adresse.setPort(s.port);
          const membre = new gossip.MemberInfo();
          membre.setIsAlive(!s.mort);
          const { LEADER, FOLLOWER } = gossip.MemberInfo.VNodeState;
          membre.setState(s === (this.chef ?? this) ? LEADER : FOLLOWER);
          membre.setHttpEndPoint(adresse);
          return membre;
        });
        const info = new gossip.ClusterInfo();
        info.setMembersList(membres);
        reply(null, info);
      },
    };
  }

  /** What a real server looks at before anything else; undefined: go on. */
  private refuser(metadata: InstanceType<typeof grpc.Metadata>, journal = false) {
    const chef = metadata.get('requires-leader')[0] === 'true';
    if (!chef) this.sansChef++;
    const passager = this.passagers.shift();
    if (passager) return { code: grpc.status.UNAVAILABLE, details: PASSAGERS[passager] };
    if (this.comptes) {
      const [nom = '', motDePasse = ''] = Buffer.from(
        String(metadata.get('authorization')[0] ?? '').replace('Basic ', ''),
        'base64',
      )
        .toString('utf8')
        .split(/:(.*)/s);
      // as a real one: no exception header then
      if (this.comptes.get(nom) !== motDePasse || nom === '')
        return { code: grpc.status.UNAUTHENTICATED, details: 'Unauthenticated' };
    }
    if (journal && this.journalInterdit)
      return { code: grpc.status.PERMISSION_DENIED, details: 'Access Denied', metadata: entete('access-denied') };
    if (!chef || !this.chef) return undefined;
    const ailleurs = entete('not-leader');
    ailleurs.set('leader-endpoint-host', this.chef.hote);
    ailleurs.set('leader-endpoint-port', String(this.chef.port));
    return { code: grpc.status.NOT_FOUND, details: 'Leader info available', metadata: ailleurs };
  }

  private service(): UntypedServiceImplementation {
    const absent = (_call: unknown, reply: sendUnaryData<unknown>) => reply({ code: grpc.status.UNIMPLEMENTED });
    return {
      append: (call: AppendCall, reply: sendUnaryData<InstanceType<typeof streams.AppendResp>>) =>
        this.ajouter(call, reply),
      read: (call: ReadCall) => this.lire(call),
      delete: absent,
      tombstone: absent,
      batchAppend: absent,
    };
  }

  private taire(): boolean {
    if (this.muet) this.appels.sansReponse++;
    return this.muet;
  }

  private ajouter(call: AppendCall, reply: sendUnaryData<InstanceType<typeof streams.AppendResp>>): void {
    const recus: Array<InstanceType<typeof streams.AppendReq>> = [];
    call.on('data', (message: InstanceType<typeof streams.AppendReq>) => recus.push(message));
    call.on('error', () => undefined);
    call.on('end', () => {
      this.appels.ajouts++;
      if (this.taire()) return;
      const refus = this.refuser(call.metadata);
      if (refus) return reply(refus);
      const options = recus[0]?.getOptions();
      if (!options) return reply({ code: grpc.status.INVALID_ARGUMENT });
      try {
        const nom = nomDuFlux(options.getStreamIdentifier());
        if (nom.startsWith('$$') && this.reglagesInterdits)
          return reply({ code: grpc.status.PERMISSION_DENIED, metadata: entete('access-denied') });
        const attendue = revisionAttendue(options);
        const faits = recus
          .slice(1)
          .map((m) => propose(m.getProposedMessage() ?? new streams.AppendReq.ProposedMessage()));
        const taille = faits.reduce((n, f) => n + f.data.length + f.metadata.length + 2 * f.type.length, 0);
        if (taille > this.tailleMax) return reply(tropGrand(this.tailleMax));
        this.decider(nom, attendue, faits, reply);
      } catch (error) {
        reply({ code: grpc.status.INVALID_ARGUMENT, details: String(error) });
      }
    });
  }

  private decider(
    nom: string,
    attendue: number,
    faits: ReturnType<typeof propose>[],
    reply: sendUnaryData<InstanceType<typeof streams.AppendResp>>,
  ): void {
    const panne = this.pannes.shift();
    if (panne === 'perdu') return;
    if (panne === 'abandonne') {
      setTimeout(() => reply({ code: grpc.status.ABORTED, details: 'Operation timed out' }), this.abandonMs);
      return;
    }
    if (panne === 'interdit') return reply({ code: grpc.status.PERMISSION_DENIED, metadata: entete('access-denied') });
    if (this.journal.estEnterre(nom)) return reply(enterre(nom));
    if (panne === 'devance' || panne === 'devance-puis-supprime')
      this.journal.ajouter(nom, attendue, [
        { ...faits[0], id: '11111111-1111-4111-8111-111111111111' } as (typeof faits)[0] & object,
      ]);
    if (panne === 'devance-puis-supprime') this.journal.supprimer(nom);
    const decision = this.journal.ajouter(nom, attendue, faits);
    if (panne === 'ecrit-puis-muet') this.muet = true;
    if (panne === 'ecrit-sans-reponse' || panne === 'ecrit-puis-muet') return;
    if (panne === 'ecrit-puis-coupe') return reply({ code: grpc.status.UNAVAILABLE, details: 'Connection dropped' });
    if (decision.genre === 'conflit') reply(null, reponseConflit(attendue, decision.actuelle));
    else reply(null, reponseEcrit(decision.derniere, this.positionsParAjout));
  }

  private lire(call: ReadCall): void {
    call.on('error', () => undefined);
    if (this.taire()) return;
    const options = call.request.getOptions();
    const refus = this.refuser(call.metadata, options?.hasAll());
    if (refus) {
      call.emit('error', refus);
      return;
    }
    const combien = Number(options?.getCount() ?? 0);
    const arriere = options?.getReadDirection() === 1;
    if (options?.hasStream()) {
      this.appels.lectures++;
      const voulu = options.getStream();
      const nom = nomDuFlux(voulu?.getStreamIdentifier());
      if (this.journal.estEnterre(nom)) {
        call.emit('error', enterre(nom));
        return;
      }
      const faits = this.journal.lireFlux(nom);
      // forwards from a revision; backwards only from the end, as the adapter asks
      const voulus = arriere
        ? faits?.toReversed()
        : faits?.filter((f) => f.revision >= Number(voulu?.getRevision() ?? 0));
      if (!voulus) call.write(reponseFluxInconnu(nom));
      else for (const f of voulus.slice(0, combien)) call.write(reponseFait(f, this.positionsParFlux));
      call.end();
      return;
    }
    const tous = options?.getAll();
    const depuis = tous?.hasPosition() ? Number(tous.getPosition()?.getCommitPosition()) : undefined;
    if (options?.hasSubscription()) {
      this.abonner(call, depuis ?? -1);
      return;
    }
    this.appels.lectures++;
    // beyond its end, a real server answers an empty page
    if (!arriere && depuis !== undefined && depuis <= this.journal.finale && !this.journal.estUnePosition(depuis)) {
      call.emit('error', { code: grpc.status.UNKNOWN, details: 'Unexpected ReadAllResult: Error' });
      return;
    }
    if (!arriere && combien > 1 && this.retenues) {
      this.retenues.push(() => this.donnerLeJournal(call, depuis, arriere, combien));
      return;
    }
    this.donnerLeJournal(call, depuis, arriere, combien);
  }

  private donnerLeJournal(call: ReadCall, depuis: number | undefined, arriere: boolean, combien: number): void {
    // forwards: from the position, included; backwards: strictly before it
    const faits = arriere
      ? this.journal.faits.filter((f) => depuis === undefined || f.position < depuis).reverse()
      : this.journal.faits.filter((f) => depuis === undefined || f.position >= depuis);
    for (const f of faits.slice(0, combien)) call.write(reponseFait(f, true));
    call.end();
  }

  private abonner(call: ReadCall, apres: number): void {
    this.appels.abonnements++;
    this.abonnes.add(call);
    const abonnement = new Abonnement(this.journal, call, apres, this.repeterEnDirect);
    abonnement.tropLent = () => {
      this.appels.tropLents++;
      if (!this.coupeLesLents) return true;
      call.emit('error', { code: grpc.status.ABORTED, details: 'Operation timed out: Consumer too slow' });
      return false;
    };
    call.on('cancelled', () => {
      abonnement.cesser();
      this.abonnes.delete(call);
    });
    call.on('error', () => abonnement.cesser());
    abonnement.commencer();
  }
}

function tropGrand(maximum: number) {
  const metadata = entete('maximum-append-size-exceeded');
  metadata.set('maximum-append-size', String(maximum));
  return { code: grpc.status.INVALID_ARGUMENT, details: 'Maximum append size exceeded', metadata };
}

function enterre(nom: string): { code: number; details: string; metadata: InstanceType<typeof grpc.Metadata> } {
  const metadata = entete('stream-deleted');
  metadata.set('stream-name', nom);
  return { code: grpc.status.FAILED_PRECONDITION, details: 'Event stream is deleted.', metadata };
}

function entete(exception: string): InstanceType<typeof grpc.Metadata> {
  const metadata = new grpc.Metadata();
  metadata.set('exception', exception);
  return metadata;
}
