/**
 * What the server says of itself: ready only once the demonstration department is loaded, and no more once it stops. `condamne`: a file
 * it needs failed under it, it answers what is in flight and leaves.
 */
export class EtatDuServeur {
  phase: 'demarrage' | 'pret' | 'arret' | 'condamne' = 'demarrage';
}
