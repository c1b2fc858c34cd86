/**
 * Things that a field names by their id (a contract, a suspension, a fact, an organisation…): the user picks them, nobody types an id.
 * The engine judges the choice as it would judge a typed id.
 */
import type { Choix, EntreeJournal, Organisation, Vue } from '../api/types.js';
import { date, nommerDans, periode } from '../formats/formats.js';
import { t } from '../textes/textes.js';
import type { Champ } from './champs.js';

const SIAE = ['AI', 'ACI', 'EI', 'ETTI', 'EITI'];
const convient: Record<NonNullable<Champ['annuaire']>, (o: Organisation) => boolean> = {
  siae: (o) => SIAE.includes(o.type ?? ''),
  prescripteur: (o) => o.habilitee === true,
};
const annuaire = (nommee: NonNullable<Champ['annuaire']>, organisations: readonly Organisation[]): Choix[] =>
  organisations.filter(convient[nommee]).map((o) => ({ code: o.id, libelle: o.nom ?? o.id }));

function choixParChamp(
  vue: Vue,
  journal: EntreeJournal[],
  organisations: readonly Organisation[],
): Record<string, Choix[]> {
  return {
    contrat: vue.contrats.map((c) => ({ code: c.id, libelle: `${c.libelleType}, ${periode(c.debut, c.fin)}` })),
    suspension: vue.suspensions.map((s) => ({ code: s.id, libelle: `${s.libelleMotif}, ${periode(s.debut, s.fin)}` })),
    demande: vue.demandes.map((d) => ({ code: d.id, libelle: `${d.libelleMotif}, ${periode(d.debut, d.fin)}` })),
    contestation: vue.contestations
      .filter((c) => c.etat === 'en_attente')
      .map((c) => ({ code: c.id, libelle: `${c.libelle}, ${date(c.le)}` })),
    miseADisposition: vue.misesADisposition.map((m) => ({
      code: m.id,
      libelle: t('formulaire.miseADisposition', { chez: m.libelleUtilisateur, periode: periode(m.debut, m.fin) }),
    })),
    fait: journal.map((f) => ({
      code: String(f.place),
      libelle: `${date(f.le)} : ${nommerDans(f.phrase, organisations)}`,
    })),
  };
}

/** Free fields that name something of the dossier become choices, when there is something to choose. */
export function avecChoixDuDossier(
  champs: Champ[],
  vue: Vue,
  journal: EntreeJournal[],
  organisations: readonly Organisation[],
): Champ[] {
  const choix = choixParChamp(vue, journal, organisations);
  return champs.map((champ): Champ => {
    const options = (champ.annuaire ? annuaire(champ.annuaire, organisations) : choix[champ.nom]) ?? [];
    if ((champ.genre !== 'texte' && champ.genre !== 'entier') || options.length === 0) return champ;
    return { ...champ, genre: champ.genre === 'entier' ? 'choixEntier' : 'choix', options };
  });
}
