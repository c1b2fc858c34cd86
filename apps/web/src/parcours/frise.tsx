/** A parcours as one picture: PASS, suspensions, contracts of each structure, requests, today; and the same in words. */
import { useId } from 'react';
import { useNomOrganisation } from '../api/organisations.js';
import type { Vue } from '../api/types.js';
import { date } from '../formats/formats.js';
import { t } from '../textes/textes.js';
import { etendue, friseDe, graduations, place, type Couloir, type Frise as Dessin } from './bandes.js';

const COULOIR = 34;
const BARRE = 13;
const AXE = 22;
/** Per cent around today in which no year is written: the two would overlap. */
const LIBELLE = 9;
const pc = (n: number): string => `${String(Math.round(n * 100) / 100)}%`;

function Axe({ dessin, hauteur, ici }: { dessin: Dessin; hauteur: number; ici: number }) {
  return (
    <g className="axe">
      {graduations(dessin).map(({ jour, annee }) => (
        <g key={jour}>
          <line
            x1={pc(place(dessin, jour))}
            x2={pc(place(dessin, jour))}
            y1="0"
            y2={hauteur}
            className={annee ? 'an' : 'trimestre'}
          />
          {annee && place(dessin, jour) < 94 && Math.abs(place(dessin, jour) - ici) > LIBELLE ? (
            <text x={pc(place(dessin, jour))} dx="4" y={hauteur + 15}>
              {annee}
            </text>
          ) : null}
        </g>
      ))}
    </g>
  );
}

function Image({ dessin, auJour, libelle }: { dessin: Dessin; auJour: string; libelle: (c: Couloir) => string }) {
  const hachures = useId();
  const hauteur = dessin.couloirs.length * COULOIR;
  const ici = place(dessin, auJour);
  return (
    <svg width="100%" height={hauteur + AXE} aria-hidden="true" focusable="false" className="frise">
      <defs>
        <pattern id={hachures} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="3" height="6" className="hachure" />
        </pattern>
      </defs>
      <Axe dessin={dessin} hauteur={hauteur} ici={ici} />
      {dessin.couloirs.map((couloir, i) => (
        <g key={couloir.cle}>
          <text x="0" y={i * COULOIR + 12} className="couloir">
            {libelle(couloir)}
          </text>
          {couloir.bandes.map((b) => {
            const { x, largeur } = etendue(dessin, b);
            return (
              <rect
                key={b.cle}
                x={pc(x)}
                width={pc(largeur)}
                y={i * COULOIR + 16}
                height={BARRE}
                rx="3"
                className={`bande ${b.aspect}`}
                {...(b.aspect === 'suspension' ? { fill: `url(#${hachures})` } : {})}
              />
            );
          })}
        </g>
      ))}
      <line x1={pc(ici)} x2={pc(ici)} y1="0" y2={hauteur + 4} className="aujourdhui" />
      <text
        x={pc(ici)}
        y={hauteur + 15}
        className="aujourdhui"
        textAnchor={ici > 85 ? 'end' : ici < 10 ? 'start' : 'middle'}
      >
        {t('frise.aujourdhui')}
      </text>
    </svg>
  );
}

export function Frise({ vue }: { vue: Vue }) {
  const nom = useNomOrganisation();
  const dessin = friseDe(vue);
  if (!dessin) return null;
  const libelle = ({ genre, structure }: Couloir): string =>
    structure === null ? t(`frise.${genre}`) : t(`frise.${genre}De`, { structure: nom(structure) });
  return (
    <section className="carte frise-carte" id="frise" aria-labelledby="frise-titre">
      <h2 id="frise-titre" className="hors-ecran">
        {t('frise.titre')}
      </h2>
      <Image dessin={dessin} auJour={vue.auJour} libelle={libelle} />
      <details>
        <summary>{t('frise.enTexte')}</summary>
        <table className="en-cartes serre">
          <caption>{t('frise.legende', { jour: date(vue.auJour) })}</caption>
          <thead>
            <tr>
              <th scope="col">{t('frise.quoi')}</th>
              <th scope="col">{t('frise.du')}</th>
              <th scope="col">{t('frise.au')}</th>
            </tr>
          </thead>
          <tbody>
            {dessin.couloirs.flatMap((couloir) =>
              couloir.bandes.map((b) => (
                <tr key={`${couloir.cle} ${b.cle}`}>
                  <th scope="row">
                    {[b.aspect === 'prolongation' ? t('frise.prolongation') : libelle(couloir), b.texte]
                      .filter(Boolean)
                      .join(' : ')}
                  </th>
                  <td data-colonne={t('frise.du')}>{date(b.debut)}</td>
                  <td data-colonne={t('frise.au')}>{b.fin === null ? t('frise.sansFin') : date(b.fin)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </details>
    </section>
  );
}
