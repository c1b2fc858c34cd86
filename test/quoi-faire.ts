/** A frozen text that no longer matches: whoever changed it reads in the failure itself what to do. */
export function quoiFaire(consigne: string, verifier: () => void): void {
  try {
    verifier();
  } catch (erreur) {
    // by its fields: `instanceof Error` does not hold across two realms
    const { message } = erreur as Error;
    throw new Error(`${message}\n\n${consigne}`, { cause: erreur });
  }
}

/** The text is made again by a command, and the difference is read in review. */
export const siVoulu = (commande: string, verifier: () => void): void =>
  quoiFaire(`Changement voulu ? Lancez : ${commande}\npuis relisez la différence.`, verifier);
