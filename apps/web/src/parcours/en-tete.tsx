import type { Vue } from '../api/types.js';
import { BadgeEtape } from '../composants/badge.js';
import { Sources } from '../composants/constats.js';
import { NomDeStructure } from '../composants/nom-de-structure.js';
import { CopierNumero, NumeroPass } from '../composants/numero-pass.js';
import { date, dateLongue } from '../formats/formats.js';
import { libelleCode, t } from '../textes/textes.js';

/** Structures of the contracts still running, or of the last one. */
function structures(vue: Vue): string[] {
  const ouverts = vue.contrats.filter((c) => c.etat === 'declare' || c.etat === 'suspendu');
  const retenus = ouverts.length > 0 ? ouverts : vue.contrats.slice(-1);
  return [...new Set(retenus.map((c) => c.siae))];
}

/** Who, and since when: unfolds, and is always printed. */
function Identite({ vue }: { vue: Vue }) {
  const { diagnostic, personne, conservation } = vue;
  const lignes = [
    personne?.naissance ? t('parcours.ne', { jour: date(personne.naissance) }) : '',
    personne?.commune ? t('parcours.commune', { commune: personne.commune }) : '',
    personne?.nir ? t('parcours.nir', { nir: personne.nir }) : '',
    personne?.identifiantFranceTravail
      ? t('parcours.franceTravail', { identifiant: personne.identifiantFranceTravail })
      : '',
    vue.ouvertLe ? t('parcours.ouvertLe', { jour: date(vue.ouvertLe) }) : '',
    diagnostic
      ? t(diagnostic.valide ? 'parcours.diagnosticValide' : 'parcours.diagnosticExpire', {
          le: date(diagnostic.le),
          expire: date(diagnostic.valableJusquAu),
        })
      : '',
  ].filter(Boolean);
  return (
    <details>
      <summary>{t('parcours.identite')}</summary>
      <ul className="liste-nue">
        {lignes.map((ligne) => (
          <li key={ligne}>{ligne}</li>
        ))}
      </ul>
      {conservation ? (
        <>
          <p>{t('parcours.conservation', { jour: dateLongue(conservation.jusquAu) })}</p>
          <p>{conservation.raison}</p>
          <Sources references={conservation.references} />
        </>
      ) : null}
    </details>
  );
}

export function EnTete({ vue }: { vue: Vue }) {
  const { pass, carence, sortie } = vue;
  const siaes = structures(vue);
  return (
    <section className="carte pile" aria-label={t('parcours.situationAu', { jour: dateLongue(vue.auJour) })}>
      <p className="discret">{t('parcours.situationAu', { jour: dateLongue(vue.auJour) })}</p>
      <p className="etats">
        <BadgeEtape etape={vue.etape} libelle={vue.libelleEtape} />
        {pass ? <span>{t('parcours.passEtat', { etat: libelleCode('etatPass', pass.etat) })}</span> : null}
      </p>
      {pass ? (
        <p>
          {t('parcours.numero')} :{' '}
          {pass.numero === null ? (
            t('parcours.numeroEfface')
          ) : (
            <>
              <strong>
                <NumeroPass numero={pass.numero} />
              </strong>{' '}
              <CopierNumero numero={pass.numero} />
            </>
          )}
        </p>
      ) : null}
      {siaes.length > 0 ? (
        <p>
          {t('parcours.siae')} :{' '}
          {siaes.map((siae, i) => (
            <span key={siae}>
              {i > 0 ? ', ' : ''}
              <strong>
                <NomDeStructure id={siae} />
              </strong>
            </span>
          ))}
        </p>
      ) : null}
      {carence ? <p>{t('parcours.carence', { jour: dateLongue(carence.jusquAu) })}</p> : null}
      {sortie ? <p>{t('parcours.sortie', { jour: dateLongue(sortie.le), type: sortie.libelleType })}</p> : null}
      <Identite vue={vue} />
    </section>
  );
}
