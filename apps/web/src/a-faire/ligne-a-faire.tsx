/** One thing to do: the verb, the person, until when, since when, and the rule that puts it here. */
import { useNomOrganisation } from '../api/organisations.js';
import { personaCourante } from '../api/session.js';
import type { Tache } from '../api/types.js';
import { Icone, type NomIcone } from '../composants/icones.js';
import { date, nomDeListe } from '../formats/formats.js';
import { Lien } from '../navigation/routeur.js';
import { pluriel, t } from '../textes/textes.js';

const URGENT = 7;

/** How soon, in an icon and words; the date beside it. */
function Delai({ tache: { le, joursRestants: n, section } }: { tache: Tache }) {
  if (le === null || n === null) return null;
  const [icone, ton, texte]: [NomIcone, string, string] =
    n < 0
      ? ['alerte', 'erreur', pluriel(-n, 'aFaire.retardUn', 'aFaire.retard')]
      : n === 0
        ? ['alerte', 'attention', t('aFaire.aujourdhui')]
        : ['attente', n <= URGENT ? 'attention' : 'neutre', pluriel(n, 'aFaire.dansUn', 'aFaire.dans')];
  return (
    <p className="delai">
      <span className={`badge ton-${section === 'en_attente' && n >= 0 ? 'neutre' : ton}`}>
        <Icone nom={icone} />
        {texte}
      </span>
      <span className="discret">
        {t('aFaire.le')} <time dateTime={le}>{date(le)}</time>
      </span>
    </p>
  );
}

/** Where it is done: the dossier, or the list of what the line counts. */
function Ou({ tache, nom }: { tache: Tache; nom: (id: string) => string }) {
  const { titre, parcours, liste, nombre, structure } = tache;
  const quoi = `${titre} : ${structure === null ? pluriel(nombre, 'aFaire.unSignal', 'aFaire.signaux') : nom(structure)}`;
  if (liste !== null) return <Lien vers={`/${liste.nom}?${new URLSearchParams(liste.filtre)}`}>{quoi}</Lien>;
  if (parcours === null) return <strong>{quoi}</strong>;
  return (
    <Lien vers={`/parcours/${parcours}`}>
      {titre} : {nomDeListe(tache)}
    </Lien>
  );
}

export function LigneAFaire({ tache }: { tache: Tache }) {
  const nom = useNomOrganisation();
  const { structure, parcours, attend, depuis, joursEcoules, rappelLe, section } = tache;
  const precisions = [
    section === 'en_attente' ? t('aFaire.attend', { qui: attend === null ? t('aFaire.tous') : nom(attend) }) : '',
    structure !== null && parcours !== null && structure !== personaCourante()?.organisation.id ? nom(structure) : '',
    depuis !== null && joursEcoules !== null
      ? pluriel(joursEcoules, 'aFaire.depuisUn', 'aFaire.depuis', { le: date(depuis) })
      : '',
    rappelLe === null ? '' : t('aFaire.rappel', { le: date(rappelLe) }),
  ].filter(Boolean);
  return (
    <li className="tache">
      <div>
        <h3>
          <Ou tache={tache} nom={nom} />
        </h3>
        {precisions.length > 0 ? <p>{precisions.join(' · ')}</p> : null}
        <p className="discret">{tache.pourquoi}</p>
      </div>
      <Delai tache={tache} />
    </li>
  );
}
