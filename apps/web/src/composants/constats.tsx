/**
 * Conditions of a verdict, as the engine wrote them: wording, value found, value expected, sources, first possible day, who may derogate.
 * Not one word of the law is written here.
 */
import type { Constat, Reference } from '../api/types.js';
import { date, dateLongue } from '../formats/formats.js';
import { pluriel, t, typographie } from '../textes/textes.js';
import { Dit } from './dit.js';
import { Icone } from './icones.js';

const jourLisible = (valeur: string): string => (/^\d{4}-\d{2}-\d{2}$/.test(valeur) ? date(valeur) : valeur);

function etatDe(constat: Constat): { classe: string; icone: 'coche' | 'croix' | 'alerte'; texte: string } {
  if (constat.satisfaite && constat.avertissement)
    return { classe: 'note', icone: 'alerte', texte: t('constat.avertissement') };
  if (constat.satisfaite) return { classe: 'ok', icone: 'coche', texte: t('constat.satisfaite') };
  return {
    classe: 'manque',
    icone: 'croix',
    texte: t(constat.manquante ? 'constat.manquante' : 'constat.nonSatisfaite'),
  };
}

/** What a reference to the published code of the State’s service ends with: the link goes to the file, nobody reads its name. */
const FICHIER = /, [\w/]+\.py$/;

/** Articles, as links; nothing when there is none. */
export function Sources({ references }: { references: Reference[] }) {
  if (references.length === 0) return null;
  return (
    <p className="references discret">
      {t('constat.source')} :{' '}
      {references.map((reference, i) => (
        <span key={reference.href + reference.titre}>
          {i > 0 ? ' ; ' : ''}
          <a href={reference.href} rel="noreferrer">
            {typographie(reference.titre.replace(FICHIER, `, ${t('constat.codePublie')}`))}
          </a>
        </span>
      ))}
    </p>
  );
}

function UnConstat({ constat }: { constat: Constat }) {
  const { classe, icone, texte } = etatDe(constat);
  return (
    <li className={`constat ${constat.satisfaite ? '' : 'manque'}`}>
      <p className="ligne">
        <span className={classe}>
          <Icone nom={icone} />
          <span className="hors-ecran">{texte} : </span>
        </span>
        <span>{constat.libelle ?? constat.condition}</span>
      </p>
      <dl>
        <div>
          <dt>{t('constat.constate')}</dt>
          <dd>
            <Dit texte={jourLisible(constat.constate)} />
          </dd>
        </div>
        <div>
          <dt>{t('constat.attendu')}</dt>
          <dd>
            <Dit texte={jourLisible(constat.attendu)} />
          </dd>
        </div>
      </dl>
      {constat.possibleLe && !constat.satisfaite ? (
        <p>{t('constat.possibleLe', { jour: dateLongue(constat.possibleLe) })}</p>
      ) : null}
      {constat.derogation && !constat.satisfaite ? (
        <p>{t('constat.derogation', { qui: constat.derogation.replace(/\.$/, '') })}</p>
      ) : null}
      {constat.plusPossible ? <p>{t('constat.plusPossible', { reste: constat.plusPossible })}</p> : null}
      <Sources references={constat.references} />
    </li>
  );
}

/** Unmet ones first and in full; met ones folded, because one must be able to check them too. */
export function Constats({ constats, deplie = false }: { constats: Constat[]; deplie?: boolean }) {
  const manques = constats.filter((c) => !c.satisfaite);
  const remplis = constats.filter((c) => c.satisfaite);
  const liste = (les: Constat[]) => (
    <ul className="constats">
      {les.map((c, i) => (
        <UnConstat key={`${c.condition}-${String(i)}`} constat={c} />
      ))}
    </ul>
  );
  return (
    <div className="pile">
      {manques.length > 0 ? liste(manques) : null}
      {remplis.length > 0 && deplie ? liste(remplis) : null}
      {remplis.length > 0 && !deplie ? (
        <details>
          <summary>{pluriel(remplis.length, 'actions.uneCondition', 'actions.conditions')}</summary>
          {liste(remplis)}
        </details>
      ) : null}
    </div>
  );
}
