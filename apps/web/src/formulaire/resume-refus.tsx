/** What the server answered, on top of the form: fields to complete (linked), or every reason of the refusal. Takes the focus. */
import { useEffect, useRef } from 'react';
import type { Probleme } from '../api/types.js';
import { Constats } from '../composants/constats.js';
import { Dit } from '../composants/dit.js';
import { Alerte } from '../composants/etats.js';
import { t } from '../textes/textes.js';
import { cheminNormal, idDuChamp } from './saisie.js';

/** Deepest control that exists on the page for this path. */
function cible(chemin: string): string | null {
  const parties = cheminNormal(chemin).split('.');
  for (let n = parties.length; n > 0; n--) {
    const id = idDuChamp(parties.slice(0, n).join('.'));
    if (document.getElementById(id)) return id;
  }
  return null;
}

interface DitsDesChamps {
  /** Title of the field at a path. */
  titres: (chemin: string) => string;
  /** What is expected, in words, by path. */
  regles: ReadonlyMap<string, string>;
}

function Champs({ champs, titres, regles }: DitsDesChamps & { champs: { champ: string; regle: string }[] }) {
  return (
    <ul>
      {champs.map(({ champ, regle }) => {
        const id = cible(champ);
        const texte = `${titres(cheminNormal(champ))} : ${regles.get(cheminNormal(champ)) ?? regle}`;
        const aller = (): void => document.getElementById(id ?? '')?.focus();
        return (
          <li key={champ + regle}>
            {id ? (
              <a
                href={`#${id}`}
                onClick={(e) => {
                  e.preventDefault();
                  aller();
                }}
              >
                {texte}
              </a>
            ) : (
              texte
            )}
          </li>
        );
      })}
    </ul>
  );
}

function Contenu({ probleme, titres, regles }: DitsDesChamps & { probleme: Probleme }) {
  const { champs = [], constats = [] } = probleme;
  if (probleme.status === 0)
    return (
      <Alerte ton="erreur" titre={t('etat.horsLigne')}>
        <p>{t('etat.issueInconnue')}</p>
      </Alerte>
    );
  if (probleme.status >= 500)
    return (
      <Alerte ton="erreur" titre={t('etat.indisponible')}>
        {/* only the server knows whether something was recorded: without its sentence, nobody says it was not */}
        <p>{probleme.detail ?? t('etat.issueInconnue')}</p>
        {probleme.reference ? (
          <p className="discret">{t('etat.reference', { reference: probleme.reference })}</p>
        ) : null}
      </Alerte>
    );
  return (
    <Alerte ton="erreur" titre={t(probleme.status === 400 ? 'formulaire.erreurs' : 'formulaire.refus')}>
      {/* the sentence only lists again the fields, as machines name them */}
      {probleme.detail && champs.length === 0 ? (
        <p>
          <Dit texte={probleme.detail} />
        </p>
      ) : null}
      {champs.length > 0 ? <Champs champs={champs} titres={titres} regles={regles} /> : null}
      {constats.length > 0 ? <Constats constats={constats} /> : null}
    </Alerte>
  );
}

/** Mounted anew for each refusal. */
export function ResumeRefus({ probleme, titres, regles }: DitsDesChamps & { probleme: Probleme }) {
  const bloc = useRef<HTMLDivElement>(null);
  useEffect(() => {
    bloc.current?.focus();
    bloc.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <div ref={bloc} tabIndex={-1} role="alert" className="resume-refus">
      <Contenu probleme={probleme} titres={titres} regles={regles} />
    </div>
  );
}
