import { useNomOrganisation } from '../api/organisations.js';
import type { Part, ResumeStructure } from '../api/types.js';
import { NomDeStructure } from '../composants/nom-de-structure.js';
import { heures, nombre } from '../formats/formats.js';
import { Lien } from '../navigation/routeur.js';
import { t } from '../textes/textes.js';
import { calcul, pourcent } from './parts.js';
import { Tableau } from './tableau.js';

const taux = (p: Part): string =>
  p.pourcent === null ? pourcent(p) : t('indicateurs.tauxEtCalcul', { pourcent: pourcent(p), calcul: calcul(p) });

/** @param adresse of the same year for one structure */
export function ParStructure({
  structures,
  adresse,
}: {
  structures: ResumeStructure[];
  adresse: (siae: string) => string;
}) {
  const nom = useNomOrganisation();
  return (
    <section className="carte pile">
      <h2>{t('indicateurs.parStructure')}</h2>
      <Tableau
        legende={t('indicateurs.structureLegende')}
        colonnes={[
          { texte: t('indicateurs.structure') },
          { texte: t('indicateurs.colEnregistrees'), nombre: true },
          { texte: t('indicateurs.colExaminees'), nombre: true },
          { texte: t('indicateurs.colDynamique'), nombre: true },
          { texte: t('indicateurs.colInsertion'), nombre: true },
          { texte: t('indicateurs.colDurable'), nombre: true },
          { texte: t('indicateurs.colEmbauches'), nombre: true },
          { texte: t('indicateurs.colHeures'), nombre: true },
        ]}
        rangees={structures.map((s) => ({
          cle: s.siae,
          entete: <NomDeStructure id={s.siae} autrement={<Lien vers={adresse(s.siae)}>{nom(s.siae)}</Lien>} />,
          cellules: [
            nombre(s.sorties.enregistrees),
            nombre(s.sorties.examinees),
            taux(s.taux.dynamique),
            taux(s.taux.insertionDansLEmploi),
            taux(s.taux.durable),
            nombre(s.embauches),
            heures(s.heures),
          ],
        }))}
      />
    </section>
  );
}
