/** How many parcours of the structure this reader may open: each number is the total of the list that it leads to. */
import { listerParcours } from '../api/client.js';
import { useLecture } from '../api/lecture.js';
import type { PageParcours } from '../api/types.js';
import { Chargement, ErreurDeLecture } from '../composants/etats.js';
import { nombre } from '../formats/formats.js';
import { Tableau } from '../indicateurs/tableau.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';

/** What the list is asked, in its own address: of all, of two steps, of what waits for an answer. */
const FILTRES: readonly Record<string, string>[] = [
  { etat: 'enCours' },
  { etat: 'suspendu' },
  { enAttente: 'oui' },
  {},
];
const question = (siae: string, filtre: Record<string, string>): URLSearchParams =>
  new URLSearchParams({ siae, ...filtre });

function libelle({ etat, enAttente }: Record<string, string>, { etapes }: PageParcours): string {
  if (enAttente) return t('structure.enAttente');
  return etat === undefined ? t('structure.tous') : (etapes.find((e) => e.code === etat)?.libelle ?? etat);
}
const total = ({ total: n, auMoins }: PageParcours): string =>
  auMoins ? t('structure.plusDe', { n: nombre(n) }) : nombre(n);

export function Parcours({ id }: { id: string }) {
  // read again with every list when a parcours moves
  const lecture = useLecture(`parcours?structure=${id}`, (signal) =>
    Promise.all(
      FILTRES.map((filtre) => listerParcours(new URLSearchParams([...question(id, filtre), ['taille', '1']]), signal)),
    ),
  );
  const pages = lecture.donnees;
  return (
    <section className="carte pile" aria-labelledby="parcours-de-la-structure">
      <h2 id="parcours-de-la-structure">{t('structure.parcours')}</h2>
      {lecture.probleme ? <ErreurDeLecture probleme={lecture.probleme} recharger={lecture.recharger} /> : null}
      {lecture.enCours && !pages ? <Chargement lecture={lecture} texte={t('etat.chargement')} /> : null}
      {pages && !lecture.probleme ? (
        <Tableau
          legende={t('structure.parcoursAide')}
          colonnes={[{ texte: t('structure.colListe') }, { texte: t('structure.colNombre'), nombre: true }]}
          rangees={pages.map((page, i) => {
            const filtre = FILTRES[i] ?? {};
            return {
              cle: String(question(id, filtre)),
              entete: <Lien vers={`/parcours?${question(id, filtre)}`}>{libelle(filtre, page)}</Lien>,
              cellules: [total(page)],
            };
          })}
        />
      ) : null}
    </section>
  );
}
