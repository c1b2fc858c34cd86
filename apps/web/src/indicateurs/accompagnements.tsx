import type { Indicateurs } from '../api/types.js';
import { date, jours, nombre } from '../formats/formats.js';
import { pluriel, t } from '../textes/textes.js';
import { Tableau } from './tableau.js';

/** Support actions by nature, and what the known funds take of their costs. */
export function Accompagnements({ indicateurs: i }: { indicateurs: Indicateurs }) {
  return (
    <section className="carte pile">
      <h2>{t('indicateurs.accompagnements')}</h2>
      <Tableau
        legende={t('indicateurs.accompagnementsLegende')}
        colonnes={[
          { texte: t('indicateurs.colNature') },
          { texte: t('indicateurs.colActions'), nombre: true },
          { texte: t('indicateurs.colPersonnes'), nombre: true },
          { texte: t('indicateurs.colDuree'), nombre: true },
          { texte: t('indicateurs.colEnCours'), nombre: true },
        ]}
        rangees={i.accompagnements.map((a) => ({
          cle: a.nature,
          entete: a.libelle,
          cellules: [nombre(a.nombre), nombre(a.personnes), jours(a.jours), nombre(a.enCours)],
        }))}
      />
      <p className="discret">{t('indicateurs.accompagnementsAide', { jour: date(i.auJour) })}</p>
      {i.financements.length > 0 ? (
        <>
          <h3>{t('indicateurs.financements')}</h3>
          <ul>
            {i.financements.map((f) => {
              const actions = pluriel(f.nombre, 'indicateurs.uneAction', 'indicateurs.actions');
              return (
                <li key={`${f.financement} ${f.nature} ${String(f.pourcent)}`}>
                  {f.pourcent === null
                    ? t('indicateurs.financementSansPart', { libelle: f.libelle, actions })
                    : t('indicateurs.financement', { libelle: f.libelle, actions, pourcent: nombre(f.pourcent) })}
                </li>
              );
            })}
          </ul>
        </>
      ) : null}
    </section>
  );
}
