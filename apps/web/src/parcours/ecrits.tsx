/** What was written in the facts of the dossier: beside the fact it belongs to, and all together. */
import { useNomOrganisation } from '../api/organisations.js';
import type { Vue } from '../api/types.js';
import { Volet } from '../composants/volet.js';
import { date } from '../formats/formats.js';
import { t } from '../textes/textes.js';

type Ecrit = Pick<Vue['ecrits'][number], 'libelle' | 'textes'>;

export function Textes({ ecrits }: { ecrits: readonly Ecrit[] }) {
  return (
    <>
      {ecrits.map(({ libelle, textes }) => (
        <div key={libelle}>
          <p className="discret">{libelle}</p>
          {textes.map((texte) => (
            <p key={texte} className="ecrit">
              {texte}
            </p>
          ))}
        </div>
      ))}
    </>
  );
}

/** @param fait null: nothing was decided yet */
export const EcritsDuFait = ({ vue, fait }: { vue: Vue; fait: number | null }) => (
  <Textes ecrits={vue.ecrits.filter((e) => e.fait === fait)} />
);

/** Those that no other part of the page shows. */
export function Ecrits({ vue }: { vue: Vue }) {
  const nom = useNomOrganisation();
  const ailleurs = new Set(vue.demandes.flatMap((d) => [d.fait, d.decision]));
  const ecrits = vue.ecrits.filter((e) => !ailleurs.has(e.fait));
  if (ecrits.length === 0) return null;
  return (
    <Volet id="ecrits" titre={t('ecrits.titre')} nombre={ecrits.length}>
      {ecrits.map((e) => (
        <div key={`${e.fait} ${e.libelle}`}>
          <p className="discret">{t('ecrits.dit', { le: date(e.le), qui: nom(e.par) })}</p>
          <Textes ecrits={[e]} />
        </div>
      ))}
    </Volet>
  );
}
