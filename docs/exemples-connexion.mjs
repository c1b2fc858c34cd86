// Examples of signing in, on a server with accounts. What chance gives (secrets, names of sessions) is said with fixed words.
import { generate } from 'otplib';
import { executerOrdreExploitant } from '../dist/libs/application/src/index.js';
import { noteur } from './noter.mjs';
import { chargerLApi } from './servir.mjs';

const ORGANISATION = 'ai-coup-de-main';
const COMPTE = '00000000-0000-4000-8000-00000000c0de';
const courriel = 'n.legoff@exemple.fr';
const motDePasse = 'quatre mots choisis au hasard';
const JETON = 'jeton-de-quarante-trois-caracteres-au-hasard';
const SECRET = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

export async function jouerLaConnexion(joues, jour) {
  const { base, jalon, fermer } = await chargerLApi(jour, { persona: 0, anonyme: 0, connexion: 0 }, null);
  let cookie = '';
  const noter = noteur(base, joues, () => ({
    'Sec-Fetch-Site': 'same-origin',
    'X-Jalon-Page': 'oui',
    ...(cookie === '' ? {} : { Cookie: cookie }),
  }));
  const recu = (r) => void ([cookie] = (r.headers.get('set-cookie') ?? cookie).split(';'));
  const sessions = (lu) => lu.map((s, i) => ({ ...s, id: `session-${i + 1}` }));
  const enSecondes = Date.parse(`${jour}T09:00:00Z`) / 1000;
  try {
    await noter('* 401', '/api/parcours');
    const data = { compte: COMPTE, role: 'siae', administrateur: true, nom: 'Le Goff', prenom: 'Nolwenn', courriel };
    const ordre = { ordre: 'compte', organisation: ORGANISATION, type: 'InviterCompte', data: JSON.stringify(data) };
    const { invitation: jeton } = await executerOrdreExploitant(jalon, ordre);
    const { secret } = await noter('lireUneInvitation 200', '/api/invitations/lire', {
      corps: { jeton },
      fixer: (lu) => JSON.parse(JSON.stringify(lu).replaceAll(lu.secret, SECRET)),
    });
    // a code serves once: that of now, then that of the half-minute to come
    const code = (avance) => generate({ secret, epoch: enSecondes + avance });
    const faible = { jeton, motDePasse: 'trop court', code: '000000' };
    await noter('prendreUneInvitation 400', '/api/invitations/prendre', { corps: faible });
    const bonne = { corps: { jeton, motDePasse, code: await code(0) } };
    await noter('prendreUneInvitation 200', '/api/invitations/prendre', bonne);
    await noter(['prendreUneInvitation 404', 'lireUneInvitation 404'], '/api/invitations/prendre', bonne);
    const entree = { courriel, motDePasse, code: await code(30) };
    await noter('ouvrirUneSession 401', '/api/connexion', { corps: { ...entree, motDePasse: 'un autre' } });
    await noter('ouvrirUneSession 200', '/api/connexion', { corps: entree, recu });
    await noter('consulterIdentite 200', '/api/connexion');
    const siennes = await noter('listerSesSessions 200', '/api/connexion/sessions', { fixer: sessions });
    const autre = siennes.find((s) => !s.courante);
    await noter('fermerUneSession 404', '/api/connexion/sessions/aucune/fermer', { corps: {} });
    await noter('fermerUneSession 200', `/api/connexion/sessions/${autre.id}/fermer`, { corps: {} });
    const comptes = `/api/organisations/${ORGANISATION}/comptes`;
    const collegue = { role: 'siae', nom: 'Kergoat', prenom: 'Anna', courriel: 'a.kergoat@exemple.fr' };
    // the key makes the id of the account: the same at each generation
    const cle = { 'Idempotency-Key': 'invitation-de-a-kergoat' };
    const inviter = (plus = {}) => ({ corps: { type: 'InviterCompte', data: { ...collegue, ...plus } }, entetes: cle });
    const surLeCompte = (type, compte, entetes = {}) => ({ corps: { type, data: { compte } }, entetes });
    await noter('deciderDUnCompte 400', `${comptes}/commandes`, inviter({ courriel: 'sans arobase' }));
    const fixer = (lu) => ({ ...lu, jeton: JETON });
    await noter('deciderDUnCompte 200', `${comptes}/commandes`, { ...inviter(), fixer });
    await noter(
      'deciderDUnCompte 412',
      `${comptes}/commandes`,
      surLeCompte('RetirerCompte', COMPTE, { 'If-Match': '"1"' }),
    );
    await noter('deciderDUnCompte 422', `${comptes}/commandes`, surLeCompte('RetirerCompte', COMPTE));
    await noter('listerComptes 200', comptes);
    const ailleurs = '/api/organisations/aci-les-jardins-partages/comptes';
    await noter('listerComptes 404', ailleurs);
    await noter('deciderDUnCompte 404', `${ailleurs}/commandes`, surLeCompte('RetirerCompte', COMPTE));
    await noter('fermerSaSession 200', '/api/connexion/fermer', { corps: {} });
  } finally {
    await fermer();
  }
}
