/** Front door of the proof room: Merkle log, signed checkpoints, outside journal of checkpoints, verifier. */
export * from './merkle.js';
export * from './merkle-proofs.js';
export { NoteRefused, openNote, parseVerifierKey, verifierFrom, type Verifier } from './note.js';
export * from './checkpoint.js';
export { genuine } from './genuine.js';
export * from './sealer.js';
export * from './journal-des-points.js';
export * from './log-report.js';
export * from './verifier.js';
export { SealedWalk, signedState, type Break, type BreakFault, type SealRow } from './sealed-walk.js';
export { LeafLost, MerkleTree } from './merkle-tree.js';
export { etablirDossier, type Contenu } from './dossier/etablir.js';
export type { Devoile, FaitProuve, Histoire, Manifeste } from './dossier/dossier.js';
export { lireZip } from './dossier/zip-canonique.js';
export { verifierDossier, type ConstatDossier, type VerdictDossier } from './dossier/verifier-dossier.js';
export { loadSigningKey } from './signing-key.js';
export { cosignedAt, parseWitnessKey } from './cosignature.js';
export { TemoinRefuse, temoigner, type DemandeAuTemoin, type Temoignage } from './temoigner.js';
