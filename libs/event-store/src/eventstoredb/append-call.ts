/**
 * One append, one call. The client has two ways: a stream shared by the appends of every client of the process, which rejects them all when
 * one breaks and throws in a handler; and one call whose writing may fail in a promise that nobody awaits. This is the second, awaited.
 */
import streamsGrpc from '@eventstore/db-client/generated/streams_grpc_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { BaseOptions, EventData } from '@eventstore/db-client';
import type { CallOptions, Metadata, ServiceError } from '@grpc/grpc-js';
import type { Line } from './line.js';

export interface Acknowledged {
  /** Revision of the last event of the append, as the server says it. */
  lastRevision: bigint;
  /** Its position; some idempotent answers give none. */
  position: bigint | undefined;
}

/** The stream is not at the revision expected. */
export class WrongRevision extends Error {
  override name = 'WrongRevision';
  readonly type = 'wrong-expected-version';
}

interface Inside {
  execute<T>(client: unknown, name: string, action: (client: Streams) => Promise<T>): Promise<T>;
  callArguments(base: BaseOptions): [Metadata, CallOptions];
}
type Streams = InstanceType<typeof streamsGrpc.StreamsClient>;

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value), 'utf8').toString('base64');

/**
 * @param expected -1: the stream must not exist
 * @throws WrongRevision, or the errors of gRPC
 */
export function appendCall(
  line: Line,
  {
    stream,
    expected,
    events,
    deadline,
  }: { stream: string; expected: number; events: readonly EventData[]; deadline: number },
): Promise<Acknowledged> {
  const inside = line.client as unknown as Inside;
  return inside.execute(
    streamsGrpc.StreamsClient,
    'append',
    (client) =>
      new Promise<Acknowledged>((resolve, reject) => {
        const base = { credentials: line.account, requiresLeader: true, deadline };
        const sink = client.append(...inside.callArguments(base), (error: ServiceError | null, answer) => {
          if (error) return reject(error);
          if (!answer.hasSuccess()) return reject(new WrongRevision('the stream is at another revision'));
          const success = answer.getSuccess();
          const position = success?.getPosition()?.getCommitPosition();
          resolve({
            lastRevision: BigInt(success?.getCurrentRevision() ?? -1),
            position: position === undefined ? undefined : BigInt(position),
          });
        });
        sink.on('error', reject);
        sink.write(header(stream, expected));
        for (const event of events) sink.write(proposed(event));
        sink.end();
      }),
  );
}

function header(stream: string, expected: number): InstanceType<typeof streams.AppendReq> {
  const identifier = new shared.StreamIdentifier();
  identifier.setStreamName(Buffer.from(stream, 'utf8').toString('base64'));
  const options = new streams.AppendReq.Options();
  options.setStreamIdentifier(identifier);
  if (expected === -1) options.setNoStream(new shared.Empty());
  else options.setRevision(String(expected));
  const request = new streams.AppendReq();
  request.setOptions(options);
  return request;
}

function proposed(event: EventData): InstanceType<typeof streams.AppendReq> {
  const id = new shared.UUID();
  id.setString(event.id);
  const message = new streams.AppendReq.ProposedMessage();
  message.setId(id);
  message.getMetadataMap().set('type', event.type);
  message.getMetadataMap().set('content-type', 'application/json');
  message.setData(base64(event.data));
  if (event.metadata) message.setCustomMetadata(base64(event.metadata));
  const request = new streams.AppendReq();
  request.setProposedMessage(message);
  return request;
}
