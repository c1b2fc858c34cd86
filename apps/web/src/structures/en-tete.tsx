import type { VueStructure } from '../api/types.js';
import { Sources } from '../composants/constats.js';
import { date, dateLongue, jours } from '../formats/formats.js';
import { t } from '../textes/textes.js';
import { BadgeConvention } from './badge-convention.js';

/** Nine digits of the company, five of the place. */
const siret = (chiffres: string): string =>
  chiffres.replace(/^(\d{3})(\d{3})(\d{3})(\d{5})$/, '$1\u00a0$2\u00a0$3\u00a0$4');

function Convention({ conventionnement: { satisfaite, constate, references } }: VueStructure) {
  return (
    <>
      <p className="etats">
        <BadgeConvention conventionnee={satisfaite} />
        <span>{constate}</span>
      </p>
      <Sources references={references} />
    </>
  );
}

/** Who it is, and where it stands before the State on that day. */
export function EnTete({ vue }: { vue: VueStructure }) {
  const situation = t('structure.situationAu', { jour: dateLongue(vue.auJour) });
  const lignes = [
    vue.libelleType === null ? '' : t('structure.type', { type: vue.libelleType }),
    vue.siret === null ? '' : t('structure.siret', { siret: siret(vue.siret) }),
    vue.departement === null ? '' : t('structure.departement', { departement: vue.departement }),
    t('structure.etat', { etat: vue.libelleEtape }),
    vue.permanence === null
      ? ''
      : t('structure.permanence', { jours: jours(vue.permanence.joursParSemaine), le: date(vue.permanence.le) }),
    vue.dialogues.length === 0
      ? ''
      : t('structure.dialogues', { annees: vue.dialogues.map((d) => d.annee).join(', ') }),
  ].filter(Boolean);
  return (
    <section className="carte pile" aria-label={situation}>
      <p className="discret">{situation}</p>
      {vue.type === null ? null : <Convention {...vue} />}
      <ul className="liste-nue">
        {lignes.map((ligne) => (
          <li key={ligne}>{ligne}</li>
        ))}
      </ul>
    </section>
  );
}
