/** Outcomes of a backup that are not a success; the message is for an operator. */

/** The backup, or the log it was asked of, does not hold. */
export class SauvegardeAlteree extends Error {
  override name = 'SauvegardeAlteree';
}
/** Asked in a way that could lose something, or of the wrong folder: nothing was written. */
export class SauvegardeRefusee extends Error {
  override name = 'SauvegardeRefusee';
}
/** There is no backup, or nothing to back up, there. */
export class SauvegardeIntrouvable extends Error {
  override name = 'SauvegardeIntrouvable';
}
/** Stopped by the operator between two pages. */
export class SauvegardeInterrompue extends Error {
  override name = 'SauvegardeInterrompue';
}
