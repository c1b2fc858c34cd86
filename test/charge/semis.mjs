// What the bench writes: dossiers of several structures, départements and years, and commands that are sure to be written.
export const LE = '2026-03-02';
const DEPARTEMENTS = ['35', '22', '29', '56'];
const PAR_DEPARTEMENT = 3;
const TYPES = ['AI', 'ACI', 'EI'];
const CONTRATS = { AI: 'CDDU', ACI: 'CDDI', EI: 'CDDI' };
/** Openings over three calendar years: every PASS and contract still runs on `LE`. */
const JOURS = 500;
const jour = (avant) => new Date(Date.parse(LE) - avant * 86_400_000).toISOString().slice(0, 10);

const prescripteurDe = (departement) => ({
  role: 'prescripteur',
  organisation: { id: `ml-${departement}`, type: 'ML', departement, habilitee: true },
});
const siaeDe = (departement, n) => ({
  role: 'siae',
  organisation: { id: `siae-${departement}-${n}`, type: TYPES[n % TYPES.length], departement },
});

/** A command that writes nothing measures nothing: a refusal, an act told again, an answer given again stop the bench. */
export function ecrit(reponse, type) {
  if (reponse.issue === 'refuse') throw new Error(`${type} refusée : ${JSON.stringify(reponse).slice(0, 800)}`);
  if (reponse.rejoue || reponse.faits.length === 0) throw new Error(`${type} acceptée sans rien écrire`);
  return reponse;
}

/**
 * @param moteur of Jalon
 * @returns `semer(n)`, and `accompagner(dossier)`, a command of one fact that no earlier one told
 */
export function cultiver(moteur) {
  let cle = 0;
  const executer = async (acteur, parcours, type, data, le = LE) =>
    ecrit(await moteur.executer({ acteur, parcours, type, data, le, cle: `bench-${cle++}` }), type);

  async function ouvrir(i, le = jour(1 + ((i * 37) % JOURS))) {
    const departement = DEPARTEMENTS[i % DEPARTEMENTS.length];
    const [ml, siae] = [prescripteurDe(departement), siaeDe(departement, i % PAR_DEPARTEMENT)];
    const { parcours } = await executer(
      ml,
      undefined,
      'OuvrirParcours',
      { personne: { nom: `Banc ${i}`, prenom: 'Essai', naissance: '1985-06-01', sexe: 'F', commune: 'Rennes' } },
      le,
    );
    await executer(ml, parcours, 'EtablirDiagnostic', { criteres: ['RSA'] }, le);
    const type = CONTRATS[siae.organisation.type];
    const fin = type === 'CDDI' ? { fin: jour(-150), heuresHebdo: 26 } : {};
    await executer(siae, parcours, 'DeclarerEmbauche', { contrat: { id: 'c1', type, debut: le, ...fin } }, le);
    const dossier = { parcours, siae, ml };
    for (let k = 0; k < 3; k++) await accompagner(dossier);
    return dossier;
  }
  const accompagner = ({ parcours, siae }) =>
    executer(siae, parcours, 'EnregistrerAccompagnement', {
      nature: 'professionnel',
      debut: LE,
      resume: `Point n° ${cle} sur le projet professionnel et les freins.`,
    });
  /** Facts of several kinds, as a long parcours holds them. */
  async function allonger(dossier, faits) {
    const { parcours, siae } = dossier;
    for (let i = 0, revision = 0; revision < faits - 1; i++) {
      const le = jour(faits - i);
      const quoi = [
        ['EnregistrerAccompagnement', { nature: 'social', debut: le, resume: `Entretien ${i}` }],
        ['DeclarerHeures', { contrat: 'c1', mois: le.slice(0, 7), heures: 10 + (i % 40) }],
        ['EnregistrerAccompagnement', { nature: 'formation', debut: le, financement: 'PIC IAE', resume: `F ${i}` }],
        ['DeclarerSituation', { formation: { du: le, au: LE, intitule: `Formation ${i}` } }],
      ][i % 4];
      revision = (await executer(siae, parcours, ...quoi, le)).revision;
    }
  }
  return {
    ouvrir,
    accompagner,
    allonger,
    async semer(n) {
      const dossiers = Array.from({ length: n });
      let suivant = 0;
      const un = async () => {
        for (let i = suivant++; i < n; i = suivant++) dossiers[i] = await ouvrir(i);
      };
      await Promise.all(Array.from({ length: 50 }, un));
      return dossiers;
    },
  };
}
