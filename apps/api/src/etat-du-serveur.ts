/** What the server says of itself: ready only once the demonstration department is loaded, and no more once it stops. */
export class EtatDuServeur {
  phase: 'demarrage' | 'pret' | 'arret' = 'demarrage';
}
