import { useNomOrganisation } from '../api/organisations.js';
import type { Vue } from '../api/types.js';
import { BadgeEtape } from '../composants/badge.js';
import { Sources } from '../composants/constats.js';
import { CopierNumero, NumeroPass } from '../composants/numero-pass.js';
import { date, dateLongue } from '../formats/formats.js';
import { libelleCode, t } from '../textes/textes.js';

/** Structures of the contracts still running, or of the last one. */
function structures(vue: Vue): string[] {
  const ouverts = vue.contrats.filter((c) => c.etat === 'declare' || c.etat === 'suspendu');
  const retenus = ouverts.length > 0 ? ouverts : vue.contrats.slice(-1);
  return [...new Set(retenus.map((c) => c.siae))];
}

export function EnTete({ vue }: { vue: Vue }) {
  const { pass, diagnostic, carence, sortie, personne, conservation } = vue;
  const nom = useNomOrganisation();
  const siae = structures(vue).map(nom).join(', ');
  return (
    <section className="carte pile" aria-label={t('parcours.situationAu', { jour: dateLongue(vue.auJour) })}>
      <p className="discret">{t('parcours.situationAu', { jour: dateLongue(vue.auJour) })}</p>
      <dl className="resume">
        <div>
          <dt>{t('parcours.etat')}</dt>
          <dd>
            <BadgeEtape etape={vue.etape} libelle={vue.libelleEtape} />
          </dd>
        </div>
        {pass ? (
          <div>
            <dt>{t('parcours.numero')}</dt>
            <dd>
              {pass.numero === null ? (
                t('parcours.numeroEfface')
              ) : (
                <>
                  <NumeroPass numero={pass.numero} /> <CopierNumero numero={pass.numero} />
                </>
              )}
            </dd>
          </div>
        ) : null}
        {pass ? (
          <div>
            <dt>{t('parcours.etatPass')}</dt>
            <dd>{libelleCode('etatPass', pass.etat)}</dd>
          </div>
        ) : null}
        {siae ? (
          <div>
            <dt>{t('parcours.siae')}</dt>
            <dd>{siae}</dd>
          </div>
        ) : null}
        {vue.ouvertLe ? (
          <div>
            <dt>{t('parcours.ouvert')}</dt>
            <dd>
              <time dateTime={vue.ouvertLe}>{date(vue.ouvertLe)}</time>
            </dd>
          </div>
        ) : null}
        {diagnostic ? (
          <div>
            <dt>{t('parcours.diagnostic')}</dt>
            <dd>
              {t(diagnostic.valide ? 'parcours.diagnosticValide' : 'parcours.diagnosticExpire', {
                le: date(diagnostic.le),
                expire: date(diagnostic.valableJusquAu),
              })}
            </dd>
          </div>
        ) : null}
      </dl>
      {personne ? (
        <p className="discret">
          {[
            personne.naissance ? t('parcours.ne', { jour: date(personne.naissance) }) : '',
            personne.commune ? t('parcours.commune', { commune: personne.commune }) : '',
            personne.nir ? t('parcours.nir', { nir: personne.nir }) : '',
            personne.identifiantFranceTravail
              ? t('parcours.franceTravail', { identifiant: personne.identifiantFranceTravail })
              : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      ) : null}
      {conservation ? (
        <details>
          <summary>{t('parcours.conservation', { jour: dateLongue(conservation.jusquAu) })}</summary>
          <p>{conservation.raison}</p>
          <Sources references={conservation.references} />
        </details>
      ) : null}
      {carence ? <p>{t('parcours.carence', { jour: dateLongue(carence.jusquAu) })}</p> : null}
      {sortie ? <p>{t('parcours.sortie', { jour: dateLongue(sortie.le), type: sortie.libelleType })}</p> : null}
    </section>
  );
}
