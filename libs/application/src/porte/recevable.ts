/** What the door must know of a command: the class it is read into, the way to the domain, and how its data names facts. */
export interface Recevable {
  /** Input class, decorated: validation and OpenAPI. */
  classe: new () => object;
  /** From the shape of the catalogue to the data of the domain command. */
  convertir(dto: object): unknown;
  /** Dossier in whose history it is written, whatever the one that the request names. */
  adresse?(data: unknown): string;
  /** `data.fait` names a fact of the dossier by its place in it; the domain knows it by its revision. */
  nommeUnFait?: boolean;
  /** `data.faits` names deadlines by their places, or `data.depuis` all those recorded from an instant on; by revisions in the domain. */
  nommeDesEcheances?: boolean;
}
