export { creerSauvegarde, type BilanCreer, type OptionsCreer } from './creer.js';
export { restaurerSauvegarde, type BilanRestaurer, type OptionsRestaurer } from './restaurer.js';
export { verifierSauvegarde, type OptionsVerifier, type RapportVerification } from './verifier.js';
export { JOURS_DE_CONSERVATION } from './cles-sauvegardees.js';
export { Phrase as PhraseDePasse } from '@jalon/confidentialite';
