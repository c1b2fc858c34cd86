/** Between the protocol messages that the client package ships and the fake log. */
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { FauxFait, Propose } from './journal.js';

const vide = () => new shared.Empty();

export function nomDuFlux(identifiant: InstanceType<typeof shared.StreamIdentifier> | undefined): string {
  return Buffer.from(identifiant?.getStreamName_asU8() ?? new Uint8Array()).toString('utf8');
}

function identifiant(nom: string): InstanceType<typeof shared.StreamIdentifier> {
  const id = new shared.StreamIdentifier();
  id.setStreamName(Buffer.from(nom, 'utf8').toString('base64'));
  return id;
}

/** @throws when the client sent anything but an exact revision: the adapter must never do so */
export function revisionAttendue(options: InstanceType<typeof streams.AppendReq.Options>): number {
  if (options.hasNoStream()) return -1;
  if (options.hasRevision()) return Number(options.getRevision());
  throw new Error('révision attendue « any » ou « stream_exists » : interdite');
}

export function propose(message: InstanceType<typeof streams.AppendReq.ProposedMessage>): Propose {
  const entetes = message.getMetadataMap();
  return {
    id: message.getId()?.getString() ?? '',
    type: entetes.get('type') ?? '',
    contentType: entetes.get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

export function reponseFait(fait: FauxFait, positionsParFlux: boolean): InstanceType<typeof streams.ReadResp> {
  const enregistre = new streams.ReadResp.ReadEvent.RecordedEvent();
  const uuid = new shared.UUID();
  uuid.setString(fait.id);
  enregistre.setId(uuid);
  enregistre.setStreamIdentifier(identifiant(fait.stream));
  enregistre.setStreamRevision(String(fait.revision));
  // 2^64-1 is what servers before 22.6 answer for an event read by stream
  const position = positionsParFlux ? String(fait.position) : '18446744073709551615';
  enregistre.setCommitPosition(position);
  enregistre.setPreparePosition(position);
  enregistre.getMetadataMap().set('type', fait.type);
  enregistre.getMetadataMap().set('content-type', fait.contentType);
  enregistre.getMetadataMap().set('created', '0');
  enregistre.setData(fait.data);
  enregistre.setCustomMetadata(fait.metadata);
  const lu = new streams.ReadResp.ReadEvent();
  lu.setEvent(enregistre);
  lu.setCommitPosition(position);
  const reponse = new streams.ReadResp();
  reponse.setEvent(lu);
  return reponse;
}

export function reponseFluxInconnu(nom: string): InstanceType<typeof streams.ReadResp> {
  const inconnu = new streams.ReadResp.StreamNotFound();
  inconnu.setStreamIdentifier(identifiant(nom));
  const reponse = new streams.ReadResp();
  reponse.setStreamNotFound(inconnu);
  return reponse;
}

export function reponseConfirmation(): InstanceType<typeof streams.ReadResp> {
  const confirmation = new streams.ReadResp.SubscriptionConfirmation();
  confirmation.setSubscriptionId('faux');
  const reponse = new streams.ReadResp();
  reponse.setConfirmation(confirmation);
  return reponse;
}

/** Said from 23.10 on, once everything written before was sent. */
export function reponseRattrape(): InstanceType<typeof streams.ReadResp> {
  const reponse = new streams.ReadResp();
  reponse.setCaughtUp(new streams.ReadResp.CaughtUp());
  return reponse;
}

/** Said by recent servers of a subscription that goes back to catching up instead of being cut. */
export function reponseDistance(): InstanceType<typeof streams.ReadResp> {
  const reponse = new streams.ReadResp();
  reponse.setFellBehind(new streams.ReadResp.FellBehind());
  return reponse;
}

export function reponseEcrit(derniere: FauxFait, avecPosition: boolean): InstanceType<typeof streams.AppendResp> {
  const succes = new streams.AppendResp.Success();
  succes.setCurrentRevision(String(derniere.revision));
  if (avecPosition) {
    const position = new streams.AppendResp.Position();
    position.setCommitPosition(String(derniere.position));
    position.setPreparePosition(String(derniere.position));
    succes.setPosition(position);
  } else succes.setNoPosition(vide());
  const reponse = new streams.AppendResp();
  reponse.setSuccess(succes);
  return reponse;
}

export function reponseConflit(attendue: number, actuelle: number): InstanceType<typeof streams.AppendResp> {
  const conflit = new streams.AppendResp.WrongExpectedVersion();
  if (actuelle < 0) conflit.setCurrentNoStream(vide());
  else conflit.setCurrentRevision(String(actuelle));
  if (attendue < 0) conflit.setExpectedNoStream(vide());
  else conflit.setExpectedRevision(String(attendue));
  const reponse = new streams.AppendResp();
  reponse.setWrongExpectedVersion(conflit);
  return reponse;
}
