/** Who acts is a word of the law: said there, used by every room of the domain. */
export {
  ECHEANCIER,
  estEcheancier,
  estPrescripteurHabilite,
  roles,
  SIAE,
  typeSiae,
  type Acteur,
  type Organisation,
  type Role,
} from '@jalon/droit';
