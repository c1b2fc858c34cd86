// Généré par `npm run docs` : ne pas modifier à la main.
export const EXEMPLES: Readonly<Record<string, unknown>> = {
 "* 400": {
  "type": "urn:jalon:probleme:donnee",
  "title": "Données refusées",
  "status": 400,
  "detail": "Requête refusée : page (un nombre entier de 1 à 1000000).",
  "famille": "donnee",
  "champs": [
   {
    "champ": "page",
    "regle": "un nombre entier de 1 à 1000000"
   }
  ],
  "constats": []
 },
 "* 401": {
  "type": "urn:jalon:probleme:connexion-requise",
  "title": "Vous n’êtes pas connecté",
  "status": 401,
  "detail": "Aucune session n’est ouverte : elle est terminée, votre accès a été renouvelé, ou votre compte a été retiré. Rien n’a été fait. Connectez-vous, ou voyez un administrateur de votre organisation.",
  "famille": "acces",
  "constats": []
 },
 "* 403": {
  "type": "urn:jalon:probleme:origine-refusee",
  "title": "Origine refusée",
  "status": 403,
  "detail": "La requête vient d’un autre site."
 },
 "* 409": {
  "type": "urn:jalon:probleme:version-inconnue",
  "title": "version-inconnue",
  "status": 409,
  "detail": "Ce parcours contient un fait écrit par une version plus récente de Jalon : il ne peut pas être lu ici."
 },
 "* 413": {
  "type": "urn:jalon:probleme:requete-refusee",
  "title": "Requête refusée",
  "status": 413,
  "detail": "La requête n’est pas de celles que ce serveur accepte."
 },
 "* 415": {
  "type": "urn:jalon:probleme:json-attendu",
  "title": "JSON attendu",
  "status": 415,
  "detail": "Le corps de la requête doit être du JSON (Content-Type: application/json)."
 },
 "* 429": {
  "type": "urn:jalon:probleme:trop-de-requetes",
  "title": "Trop de requêtes",
  "status": 429,
  "detail": "La limite de 1 requêtes par minute et par adresse, sans persona connu, est dépassée, sa réserve aussi : recommencez dans 60 s. Rien n’a été fait.",
  "regle": "limite-anonyme",
  "limite": {
   "requetes": 1,
   "secondes": 60,
   "reserve": 4
  }
 },
 "* 500": {
  "type": "urn:jalon:probleme:erreur-interne",
  "title": "Erreur interne",
  "status": 500,
  "detail": "Une erreur inattendue s’est produite. Elle est enregistrée ; donnez la référence de la requête."
 },
 "* 503": {
  "type": "urn:jalon:probleme:issue-inconnue",
  "title": "issue-inconnue",
  "status": 503,
  "detail": "On ne sait pas si la demande a été enregistrée : renvoyez-la avec la même clé d’idempotence, elle n’aura qu’un effet."
 },
 "* 507": {
  "type": "urn:jalon:probleme:stockage-plein",
  "title": "stockage-plein",
  "status": 507,
  "detail": "Plus de place sur le disque d’evenements.db (le journal des faits). Rien n’a été écrit, les lectures continuent. Libérez de l’espace : la prochaine écriture passera sans redémarrage.",
  "fichier": "evenements.db",
  "panne": "plein"
 },
 "comparerParcours 200": {
  "avant": {
   "auJour": "2026-03-02",
   "connuLe": null,
   "revision": 2,
   "faitsIgnores": 2
  },
  "apres": {
   "auJour": "2026-03-02",
   "connuLe": null,
   "revision": 4,
   "faitsIgnores": 0
  },
  "differences": [
   {
    "champ": "libelleEtape",
    "sorte": "change",
    "de": null,
    "libelle": "Étape",
    "avant": {
     "sorte": "texte",
     "valeur": "Diagnostic établi"
    },
    "apres": {
     "sorte": "texte",
     "valeur": "PASS en cours"
    },
    "ecartJours": null,
    "valeurs": []
   },
   {
    "champ": "employeurs",
    "sorte": "ajoute",
    "de": null,
    "libelle": "Employeur",
    "avant": null,
    "apres": {
     "sorte": "organisation",
     "valeur": "ai-coup-de-main"
    },
    "ecartJours": null,
    "valeurs": []
   }
  ],
  "faitsAjoutes": [
   {
    "place": 4,
    "type": "PassDelivre",
    "le": "2026-03-02",
    "enregistreLe": "2026-03-02T09:00:00.000Z",
    "phrase": "Le PASS IAE 99999 00 00001 est délivré, du 02/03/2026 au 29/02/2028 inclus.",
    "contrat": "contrat-1"
   },
   {
    "place": 5,
    "type": "EmbaucheDeclaree",
    "le": "2026-03-02",
    "enregistreLe": "2026-03-02T09:00:00.000Z",
    "phrase": "L’embauche est déclarée : Contrat à durée déterminée d’insertion (CDDI), à compter du 02/03/2026 jusqu’au 01/09/2026.",
    "contrat": "contrat-1"
   }
  ],
  "faitsRetires": []
 },
 "comparerParcours 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "compterIndicateurs 200": {
  "annee": 2026,
  "siae": null,
  "departement": null,
  "auJour": "2026-03-02",
  "sorties": {
   "enregistrees": 0,
   "examinees": 0,
   "retraits": 0,
   "nonComptees": 0,
   "seuilsNonAtteints": {
    "misesADisposition": 0,
    "heuresAnnee": 0,
    "presence": 0
   },
   "nonJugees": 0,
   "aRevoir": 0,
   "parCategorie": [
    {
     "categorie": "durable",
     "enregistrees": 0,
     "examinees": 0
    },
    {
     "categorie": "transition",
     "enregistrees": 0,
     "examinees": 0
    }
   ],
   "parType": []
  },
  "taux": {
   "dynamique": {
    "numerateur": 0,
    "denominateur": 0,
    "pourcent": null
   },
   "insertionDansLEmploi": {
    "numerateur": 0,
    "denominateur": 0,
    "pourcent": null
   },
   "durable": {
    "numerateur": 0,
    "denominateur": 0,
    "pourcent": null
   }
  },
  "sejours": {
   "nombre": 0,
   "moyenne": null,
   "mediane": null,
   "courts": {
    "numerateur": 0,
    "denominateur": 0,
    "pourcent": null,
    "auPlus": null
   },
   "longs": {
    "numerateur": 0,
    "denominateur": 0,
    "pourcent": null,
    "plusDe": null
   }
  },
  "accompagnements": [
   {
    "nature": "formation",
    "libelle": "Formation",
    "nombre": 0,
    "personnes": 0,
    "jours": 0,
    "enCours": 0
   },
   {
    "nature": "pmsmp",
    "libelle": "Période de mise en situation en milieu professionnel (PMSMP)",
    "nombre": 0,
    "personnes": 0,
    "jours": 0,
    "enCours": 0
   }
  ],
  "financements": [],
  "pmsmp": {
   "conventions": 0,
   "jours": 0
  },
  "embauches": 1,
  "passDelivres": 1,
  "heures": 0,
  "parStructure": [
   {
    "siae": "ai-coup-de-main",
    "departement": "99",
    "sorties": {
     "enregistrees": 0,
     "examinees": 0
    },
    "taux": {
     "dynamique": {
      "numerateur": 0,
      "denominateur": 0,
      "pourcent": null
     },
     "insertionDansLEmploi": {
      "numerateur": 0,
      "denominateur": 0,
      "pourcent": null
     },
     "durable": {
      "numerateur": 0,
      "denominateur": 0,
      "pourcent": null
     }
    },
    "accompagnements": 0,
    "embauches": 1,
    "passDelivres": 1,
    "heures": 0
   }
  ],
  "choix": {
   "annees": [
    2026
   ],
   "structures": [
    "ai-coup-de-main"
   ],
   "departements": [
    "99"
   ]
  }
 },
 "consulterAFaire 200": {
  "auJour": "2026-03-02",
  "taches": [
   {
    "section": "sans_date",
    "parcours": null,
    "nom": null,
    "prenom": null,
    "liste": null,
    "nombre": 1,
    "structure": "ai-coup-de-main",
    "attend": null,
    "rappelLe": null,
    "commande": null,
    "cle": "convention ai-coup-de-main",
    "titre": "Décider de la convention",
    "depuis": "2026-03-02",
    "pourquoi": "La structure l’a demandée ; la commission n’a pas encore rendu son avis.",
    "le": null,
    "joursRestants": null,
    "joursEcoules": 0
   }
  ],
  "ensuite": null,
  "tronquee": false
 },
 "consulterIdentite 200": {
  "mode": "comptes",
  "agent": {
   "id": "00000000-0000-4000-8000-00000000c0de",
   "libelle": "Nolwenn Le Goff — AI Coup de main",
   "role": "siae",
   "organisation": {
    "id": "ai-coup-de-main",
    "type": "AI",
    "departement": "99",
    "nom": "AI Coup de main"
   },
   "administre": true
  }
 },
 "consulterMenu 200": {
  "ouvrirParcours": false,
  "retrouverPass": false,
  "declarerHeures": false,
  "suivre": true,
  "rejuger": true,
  "prouver": false,
  "departement": "99",
  "structure": null,
  "lireStructures": "departement"
 },
 "consulterParcours 200": {
  "revision": 4,
  "vue": {
   "id": "00000000-0000-4000-8000-000000000003",
   "auJour": "2026-03-02",
   "revision": 4,
   "etape": "enCours",
   "etapeDetaillee": "actif(pass.enCours,demande.aucune,presence.enParcours)",
   "libelleEtape": "PASS en cours",
   "employeurs": [
    "ai-coup-de-main"
   ],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [
    {
     "fait": 3,
     "siae": "ai-coup-de-main",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "reponse": null
    }
   ],
   "diagnostic": {
    "le": "2026-03-02",
    "par": "ml-val-d-exemple",
    "niveau1": 1,
    "niveau2": 0,
    "expireLe": "2026-09-02",
    "valableJusquAu": "2028-02-29",
    "valide": true
   },
   "carence": null,
   "pass": {
    "numero": "999990000001",
    "debut": "2026-03-02",
    "fin": "2028-02-29",
    "etat": "VALIDE",
    "joursRestants": 730,
    "origine": "delivrance",
    "siae": "ai-coup-de-main",
    "nonVerifiable": false,
    "calcul": [
     {
      "libelle": "Délivrance : 730 jours à compter du 02/03/2026",
      "fait": 4,
      "jours": 730,
      "fin": "2028-02-29"
     }
    ]
   },
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [
    {
     "id": "contrat-1",
     "siae": "ai-coup-de-main",
     "typeSiae": "AI",
     "type": "CDDI",
     "convergence": null,
     "precision": null,
     "libelleType": "Contrat à durée déterminée d’insertion (CDDI)",
     "debut": "2026-03-02",
     "fin": "2026-09-01",
     "finEffective": null,
     "etat": "declare",
     "heuresHebdo": 26,
     "motifHeures": null,
     "declareLe": "2026-03-02",
     "suspensions": [],
     "rupture": null,
     "ficheTransmise": false,
     "repris": false,
     "droitAuxAides": [
      {
       "du": "2026-03-02",
       "au": "2026-09-01"
      }
     ],
     "raisonAides": "Du début du contrat à la fin du contrat, le 01/09/2026.",
     "referencesAides": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043995987",
       "titre": "Code du travail, art. R. 5132-1-9"
      },
      {
       "href": "https://code.travail.gouv.fr/code-du-travail/r5132-1-10",
       "titre": "Code du travail, art. R. 5132-1-10"
      }
     ]
    }
   ],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [
    {
     "fait": 2,
     "decision": "ELIGIBILITE",
     "libelle": "Déclaration d’éligibilité",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "contestable": false,
     "notifications": [
      {
       "destinataire": "interesse",
       "etat": "a_notifier",
       "le": null,
       "moyen": null,
       "libelle": "à notifier"
      }
     ]
    }
   ],
   "contestations": [],
   "ecrits": [],
   "signaux": [],
   "conservation": {
    "depuis": "2028-02-29",
    "jusquAu": "2030-02-28",
    "motif": "fin_du_parcours",
    "prorogeeDepuis": null,
    "raison": "24 mois après la fin du parcours, le 29/02/2028, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "consulterParcours 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "consulterStructure 200": {
  "revision": 0,
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 0,
   "etape": "connue(instruction.avisAttendu,autoPrescription.ouverte,habilitation.sans)",
   "libelleEtape": "Avis de la commission attendu, auto-prescription ouverte, sans habilitation locale",
   "type": "AI",
   "libelleType": "Association intermédiaire",
   "departement": "99",
   "nom": null,
   "siret": null,
   "conventionnement": {
    "satisfaite": false,
    "constate": "aucune convention en vigueur à cette date",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674183",
      "titre": "Code du travail, art. L. 5132-2"
     },
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/companies/models.py",
      "titre": "les-emplois de l’inclusion, companies/models.py"
     }
    ]
   },
   "autoPrescription": true,
   "habilitee": null,
   "demande": {
    "le": "2026-03-02",
    "renouvellement": false,
    "avis": null,
    "libelleAvis": null
   },
   "conventions": [],
   "annexes": [],
   "arrets": [],
   "retraits": [],
   "derogations480h": [],
   "derogationsHeures": [],
   "habilitations": [],
   "typePrescripteur": null,
   "predecesseurs": [],
   "permanence": null,
   "dialogues": [],
   "signaux": []
  }
 },
 "consulterStructure 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Cette structure n’est pas connue, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : être un service de son département.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "deciderDUnCompte 200": {
  "organisation": "ai-coup-de-main",
  "revision": 3,
  "faits": [
   {
    "place": 4,
    "type": "CompteInvite",
    "le": "2026-03-02",
    "enregistreLe": "2026-03-02T09:00:00.000Z",
    "phrase": "Un compte est ouvert à Anna Kergoat."
   }
  ],
  "message": "Enregistré.",
  "verdict": {
   "issue": "favorable",
   "regle": "compte_invitation",
   "auJour": "2026-03-02",
   "lecture": "plateforme",
   "empreinte": "027cf8c494378a8f0de826d98148cdc1b6188261090c08320ab4a4208bc83f21",
   "empreinteLibelles": "e6dc7269a2e9a6ffd63e7c5c5820f82e0d8f14619263c7f1233c999ac5210d29",
   "constats": [
    {
     "condition": "compte_auteur",
     "satisfaite": true,
     "attendu": "un administrateur de l’organisation, ou l’État, dans son département, ou l’exploitant, sur sa machine",
     "constate": "un administrateur de l’organisation",
     "references": [],
     "sources": [],
     "libelle": "L’auteur peut décider de ce compte",
     "derogation": "un administrateur de l’organisation ; la DDETS ou le préfet du département"
    },
    {
     "condition": "role_confie",
     "satisfaite": true,
     "attendu": "le rôle de qui invite",
     "constate": "une SIAE",
     "references": [],
     "sources": [],
     "libelle": "Le rôle confié est de ceux que l’auteur peut confier",
     "derogation": "l’exploitant, sur sa machine"
    }
   ]
  },
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 3,
   "etape": "avecComptes",
   "libelleEtape": "Comptes ouverts",
   "comptes": [
    {
     "id": "00000000-0000-4000-8000-00000000c0de",
     "etat": "actif",
     "role": "siae",
     "administrateur": true,
     "nom": "Le Goff",
     "prenom": "Nolwenn",
     "courriel": "n.legoff@exemple.fr",
     "depuis": "2026-03-02"
    },
    {
     "id": "0ece7c3f-c396-8d42-8c01-f2ff27338069",
     "etat": "invite",
     "role": "siae",
     "administrateur": false,
     "nom": "Kergoat",
     "prenom": "Anna",
     "courriel": "a.kergoat@exemple.fr",
     "depuis": "2026-03-02"
    }
   ]
  },
  "jeton": "jeton-de-quarante-trois-caracteres-au-hasard"
 },
 "deciderDUnCompte 400": {
  "type": "urn:jalon:probleme:donnee",
  "title": "Données refusées",
  "status": 400,
  "detail": "Données refusées : courriel (une adresse électronique).",
  "famille": "donnee",
  "constats": [],
  "champs": [
   {
    "champ": "courriel",
    "regle": "une adresse électronique"
   }
  ],
  "revision": -1,
  "vue": null
 },
 "deciderDUnCompte 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Cette organisation n’a pas de comptes.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "deciderDUnCompte 412": {
  "type": "urn:jalon:probleme:conflit",
  "title": "La situation a changé",
  "status": 412,
  "detail": "Les comptes de cette organisation ont changé depuis que vous les avez lus : relisez-les.",
  "famille": "conflit",
  "constats": [],
  "revision": 3,
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 3,
   "etape": "avecComptes",
   "libelleEtape": "Comptes ouverts",
   "comptes": [
    {
     "id": "00000000-0000-4000-8000-00000000c0de",
     "etat": "actif",
     "role": "siae",
     "administrateur": true,
     "nom": "Le Goff",
     "prenom": "Nolwenn",
     "courriel": "n.legoff@exemple.fr",
     "depuis": "2026-03-02"
    },
    {
     "id": "0ece7c3f-c396-8d42-8c01-f2ff27338069",
     "etat": "invite",
     "role": "siae",
     "administrateur": false,
     "nom": "Kergoat",
     "prenom": "Anna",
     "courriel": "a.kergoat@exemple.fr",
     "depuis": "2026-03-02"
    }
   ]
  }
 },
 "deciderDUnCompte 422": {
  "type": "urn:jalon:probleme:droit",
  "title": "Refusé par le droit",
  "status": 422,
  "detail": "Refusé. Il faut : un autre administrateur actif, ou un successeur nommé parmi les comptes actifs.",
  "famille": "droit",
  "regle": "compte_retrait",
  "constats": [
   {
    "condition": "compte_auteur",
    "satisfaite": true,
    "attendu": "un administrateur de l’organisation, ou l’État, dans son département, ou l’exploitant, sur sa machine, ou l’agent lui-même",
    "constate": "un administrateur de l’organisation",
    "references": [],
    "sources": [],
    "libelle": "L’auteur peut décider de ce compte",
    "derogation": "un administrateur de l’organisation ; la DDETS ou le préfet du département"
   },
   {
    "condition": "compte_ouvert",
    "satisfaite": true,
    "attendu": "un compte invité ou actif",
    "constate": "actif",
    "references": [],
    "sources": [],
    "libelle": "Le compte est invité ou actif"
   }
  ],
  "revision": 3,
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 3,
   "etape": "avecComptes",
   "libelleEtape": "Comptes ouverts",
   "comptes": [
    {
     "id": "00000000-0000-4000-8000-00000000c0de",
     "etat": "actif",
     "role": "siae",
     "administrateur": true,
     "nom": "Le Goff",
     "prenom": "Nolwenn",
     "courriel": "n.legoff@exemple.fr",
     "depuis": "2026-03-02"
    },
    {
     "id": "0ece7c3f-c396-8d42-8c01-f2ff27338069",
     "etat": "invite",
     "role": "siae",
     "administrateur": false,
     "nom": "Kergoat",
     "prenom": "Anna",
     "courriel": "a.kergoat@exemple.fr",
     "depuis": "2026-03-02"
    }
   ]
  }
 },
 "direSiPret 200": {
  "etat": "pret",
  "ecriture": "ouverte",
  "integrite": {
   "etat": "non_verifiable",
   "phrase": "Ce nœud ne scelle pas le journal, ou n’a pas sa clé de scellement : il ne peut pas dire s’il a été altéré.",
   "verifies": 0,
   "complete": null
  }
 },
 "direSiPret 503": {
  "type": "urn:jalon:probleme:pas-pret",
  "title": "Pas prêt",
  "status": 503,
  "detail": "Le serveur est en phase « demarrage »."
 },
 "direSiVivant 200": {
  "etat": "vivant"
 },
 "donnerPoint 409": {
  "type": "urn:jalon:probleme:journal-non-scelle",
  "title": "Rien à prouver",
  "status": 409,
  "detail": "Ce serveur ne scelle pas son journal : il n’a rien à prouver. Un journal tenu dans un fichier est scellé."
 },
 "envoyerCommande 200": {
  "parcours": "00000000-0000-4000-8000-000000000003",
  "revision": 4,
  "faits": [
   {
    "place": 4,
    "type": "PassDelivre",
    "le": "2026-03-02",
    "enregistreLe": "2026-03-02T09:00:00.000Z",
    "phrase": "Le PASS IAE 99999 00 00001 est délivré, du 02/03/2026 au 29/02/2028 inclus.",
    "contrat": "contrat-1"
   },
   {
    "place": 5,
    "type": "EmbaucheDeclaree",
    "le": "2026-03-02",
    "enregistreLe": "2026-03-02T09:00:00.000Z",
    "phrase": "L’embauche est déclarée : Contrat à durée déterminée d’insertion (CDDI), à compter du 02/03/2026 jusqu’au 01/09/2026.",
    "contrat": "contrat-1"
   }
  ],
  "message": "Enregistré.",
  "verdict": {
   "issue": "favorable",
   "regle": "embauche",
   "auJour": "2026-03-02",
   "lecture": "plateforme",
   "empreinte": "027cf8c494378a8f0de826d98148cdc1b6188261090c08320ab4a4208bc83f21",
   "empreinteLibelles": "e6dc7269a2e9a6ffd63e7c5c5820f82e0d8f14619263c7f1233c999ac5210d29",
   "constats": [
    {
     "condition": "structure_conventionnee",
     "satisfaite": true,
     "attendu": "une structure conventionnée avec l’État",
     "constate": "conventionnée, d’après le déploiement",
     "references": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674183",
       "titre": "Code du travail, art. L. 5132-2"
      },
      {
       "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/companies/models.py",
       "titre": "les-emplois de l’inclusion, companies/models.py"
      }
     ],
     "sources": [
      "embauche/conventionnement@2020-01-01",
      "conventionnement/annexe@2014-07-01"
     ],
     "libelle": "La structure est conventionnée avec l’État"
    },
    {
     "condition": "type_contrat_permis",
     "satisfaite": true,
     "attendu": "Contrat à durée déterminée d’insertion (CDDI) : EI, AI, ACI",
     "constate": "SIAE de type AI",
     "references": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674165",
       "titre": "Code du travail, art. L. 5132-5"
      },
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674145",
       "titre": "Code du travail, art. L. 5132-11-1"
      }
     ],
     "sources": [
      "contrat/types/CDDI@2021-06-15"
     ],
     "libelle": "Ce type de structure peut conclure ce type de contrat"
    }
   ]
  },
  "vue": {
   "id": "00000000-0000-4000-8000-000000000003",
   "auJour": "2026-03-02",
   "revision": 4,
   "etape": "enCours",
   "etapeDetaillee": "actif(pass.enCours,demande.aucune,presence.enParcours)",
   "libelleEtape": "PASS en cours",
   "employeurs": [
    "ai-coup-de-main"
   ],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [
    {
     "fait": 3,
     "siae": "ai-coup-de-main",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "reponse": null
    }
   ],
   "diagnostic": {
    "le": "2026-03-02",
    "par": "ml-val-d-exemple",
    "niveau1": 1,
    "niveau2": 0,
    "expireLe": "2026-09-02",
    "valableJusquAu": "2028-02-29",
    "valide": true
   },
   "carence": null,
   "pass": {
    "numero": "999990000001",
    "debut": "2026-03-02",
    "fin": "2028-02-29",
    "etat": "VALIDE",
    "joursRestants": 730,
    "origine": "delivrance",
    "siae": "ai-coup-de-main",
    "nonVerifiable": false,
    "calcul": [
     {
      "libelle": "Délivrance : 730 jours à compter du 02/03/2026",
      "fait": 4,
      "jours": 730,
      "fin": "2028-02-29"
     }
    ]
   },
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [
    {
     "id": "contrat-1",
     "siae": "ai-coup-de-main",
     "typeSiae": "AI",
     "type": "CDDI",
     "convergence": null,
     "precision": null,
     "libelleType": "Contrat à durée déterminée d’insertion (CDDI)",
     "debut": "2026-03-02",
     "fin": "2026-09-01",
     "finEffective": null,
     "etat": "declare",
     "heuresHebdo": 26,
     "motifHeures": null,
     "declareLe": "2026-03-02",
     "suspensions": [],
     "rupture": null,
     "ficheTransmise": false,
     "repris": false,
     "droitAuxAides": [
      {
       "du": "2026-03-02",
       "au": "2026-09-01"
      }
     ],
     "raisonAides": "Du début du contrat à la fin du contrat, le 01/09/2026.",
     "referencesAides": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043995987",
       "titre": "Code du travail, art. R. 5132-1-9"
      },
      {
       "href": "https://code.travail.gouv.fr/code-du-travail/r5132-1-10",
       "titre": "Code du travail, art. R. 5132-1-10"
      }
     ]
    }
   ],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [
    {
     "fait": 2,
     "decision": "ELIGIBILITE",
     "libelle": "Déclaration d’éligibilité",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "contestable": false,
     "notifications": [
      {
       "destinataire": "interesse",
       "etat": "a_notifier",
       "le": null,
       "moyen": null,
       "libelle": "à notifier"
      }
     ]
    }
   ],
   "contestations": [],
   "ecrits": [],
   "signaux": [],
   "conservation": {
    "depuis": "2028-02-29",
    "jusquAu": "2030-02-28",
    "motif": "fin_du_parcours",
    "prorogeeDepuis": null,
    "raison": "24 mois après la fin du parcours, le 29/02/2028, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "envoyerCommande 400": {
  "type": "urn:jalon:probleme:donnee",
  "title": "Données refusées",
  "status": 400,
  "detail": "Données refusées : mois (un texte) ; heures (un nombre d’heures).",
  "famille": "donnee",
  "constats": [],
  "champs": [
   {
    "champ": "mois",
    "regle": "un texte"
   },
   {
    "champ": "heures",
    "regle": "un nombre d’heures"
   }
  ],
  "revision": -1,
  "vue": null
 },
 "envoyerCommande 403": {
  "type": "urn:jalon:probleme:acces",
  "title": "Accès refusé",
  "status": 403,
  "detail": "Réservé à un prescripteur ; vous agissez comme SIAE.",
  "famille": "acces",
  "regle": "prolongation.accord",
  "constats": [
   {
    "condition": "demande_en_attente",
    "satisfaite": false,
    "attendu": "une demande en attente",
    "constate": "aucune demande",
    "references": [
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/approvals/models.py",
      "titre": "les-emplois de l’inclusion, approvals/models.py"
     }
    ],
    "sources": [
     "prolongation/fenetre@2025-10-15"
    ],
    "libelle": "La demande attend une réponse"
   },
   {
    "condition": "prescripteur_habilite",
    "satisfaite": false,
    "attendu": "un prescripteur habilité",
    "constate": "non habilité",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000044011209",
      "titre": "Arrêté du 1er septembre 2021 (NOR MTRD2124285A)"
     },
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000048590593",
      "titre": "Code du travail, art. L. 5132-3"
     }
    ],
    "sources": [
     "eligibilite/prescripteurs@2021-09-03"
    ],
    "libelle": "Le prescripteur est habilité"
   }
  ],
  "revision": 4,
  "vue": {
   "id": "00000000-0000-4000-8000-000000000003",
   "auJour": "2026-03-02",
   "revision": 4,
   "etape": "enCours",
   "etapeDetaillee": "actif(pass.enCours,demande.aucune,presence.enParcours)",
   "libelleEtape": "PASS en cours",
   "employeurs": [
    "ai-coup-de-main"
   ],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [
    {
     "fait": 3,
     "siae": "ai-coup-de-main",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "reponse": null
    }
   ],
   "diagnostic": {
    "le": "2026-03-02",
    "par": "ml-val-d-exemple",
    "niveau1": 1,
    "niveau2": 0,
    "expireLe": "2026-09-02",
    "valableJusquAu": "2028-02-29",
    "valide": true
   },
   "carence": null,
   "pass": {
    "numero": "999990000001",
    "debut": "2026-03-02",
    "fin": "2028-02-29",
    "etat": "VALIDE",
    "joursRestants": 730,
    "origine": "delivrance",
    "siae": "ai-coup-de-main",
    "nonVerifiable": false,
    "calcul": [
     {
      "libelle": "Délivrance : 730 jours à compter du 02/03/2026",
      "fait": 4,
      "jours": 730,
      "fin": "2028-02-29"
     }
    ]
   },
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [
    {
     "id": "contrat-1",
     "siae": "ai-coup-de-main",
     "typeSiae": "AI",
     "type": "CDDI",
     "convergence": null,
     "precision": null,
     "libelleType": "Contrat à durée déterminée d’insertion (CDDI)",
     "debut": "2026-03-02",
     "fin": "2026-09-01",
     "finEffective": null,
     "etat": "declare",
     "heuresHebdo": 26,
     "motifHeures": null,
     "declareLe": "2026-03-02",
     "suspensions": [],
     "rupture": null,
     "ficheTransmise": false,
     "repris": false,
     "droitAuxAides": [
      {
       "du": "2026-03-02",
       "au": "2026-09-01"
      }
     ],
     "raisonAides": "Du début du contrat à la fin du contrat, le 01/09/2026.",
     "referencesAides": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043995987",
       "titre": "Code du travail, art. R. 5132-1-9"
      },
      {
       "href": "https://code.travail.gouv.fr/code-du-travail/r5132-1-10",
       "titre": "Code du travail, art. R. 5132-1-10"
      }
     ]
    }
   ],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [
    {
     "fait": 2,
     "decision": "ELIGIBILITE",
     "libelle": "Déclaration d’éligibilité",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "contestable": false,
     "notifications": [
      {
       "destinataire": "interesse",
       "etat": "a_notifier",
       "le": null,
       "moyen": null,
       "libelle": "à notifier"
      }
     ]
    }
   ],
   "contestations": [],
   "ecrits": [],
   "signaux": [],
   "conservation": {
    "depuis": "2028-02-29",
    "jusquAu": "2030-02-28",
    "motif": "fin_du_parcours",
    "prorogeeDepuis": null,
    "raison": "24 mois après la fin du parcours, le 29/02/2028, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "envoyerCommande 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "envoyerCommande 409": {
  "type": "urn:jalon:probleme:etape",
  "title": "Impossible à cette étape",
  "status": 409,
  "detail": "Ce n’est pas possible à cette étape du parcours : PASS en cours, aucune demande en attente, en parcours.",
  "famille": "etape",
  "regle": "suspension.levee",
  "constats": [
   {
    "condition": "suspension_en_cours",
    "satisfaite": false,
    "attendu": "une suspension en cours",
    "constate": "aucune suspension en cours",
    "references": [
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/approvals/models.py",
      "titre": "les-emplois de l’inclusion, approvals/models.py"
     }
    ],
    "sources": [
     "suspension/effet@2020-12-01"
    ],
    "libelle": "Une suspension est en cours"
   },
   {
    "condition": "siae_derniere_embauche",
    "satisfaite": true,
    "attendu": "la SIAE de la dernière embauche, ou un prescripteur habilité",
    "constate": "SIAE de la dernière embauche",
    "references": [
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/approvals/models.py",
      "titre": "les-emplois de l’inclusion, approvals/models.py"
     }
    ],
    "sources": [
     "suspension/auteur@2020-12-01"
    ],
    "libelle": "L’auteur est une SIAE à qui la suspension revient, ou un prescripteur habilité"
   }
  ],
  "possibles": [
   "HomonymeLeve",
   "OrientationEnvoyee"
  ],
  "revision": 4,
  "vue": {
   "id": "00000000-0000-4000-8000-000000000003",
   "auJour": "2026-03-02",
   "revision": 4,
   "etape": "enCours",
   "etapeDetaillee": "actif(pass.enCours,demande.aucune,presence.enParcours)",
   "libelleEtape": "PASS en cours",
   "employeurs": [
    "ai-coup-de-main"
   ],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [
    {
     "fait": 3,
     "siae": "ai-coup-de-main",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "reponse": null
    }
   ],
   "diagnostic": {
    "le": "2026-03-02",
    "par": "ml-val-d-exemple",
    "niveau1": 1,
    "niveau2": 0,
    "expireLe": "2026-09-02",
    "valableJusquAu": "2028-02-29",
    "valide": true
   },
   "carence": null,
   "pass": {
    "numero": "999990000001",
    "debut": "2026-03-02",
    "fin": "2028-02-29",
    "etat": "VALIDE",
    "joursRestants": 730,
    "origine": "delivrance",
    "siae": "ai-coup-de-main",
    "nonVerifiable": false,
    "calcul": [
     {
      "libelle": "Délivrance : 730 jours à compter du 02/03/2026",
      "fait": 4,
      "jours": 730,
      "fin": "2028-02-29"
     }
    ]
   },
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [
    {
     "id": "contrat-1",
     "siae": "ai-coup-de-main",
     "typeSiae": "AI",
     "type": "CDDI",
     "convergence": null,
     "precision": null,
     "libelleType": "Contrat à durée déterminée d’insertion (CDDI)",
     "debut": "2026-03-02",
     "fin": "2026-09-01",
     "finEffective": null,
     "etat": "declare",
     "heuresHebdo": 26,
     "motifHeures": null,
     "declareLe": "2026-03-02",
     "suspensions": [],
     "rupture": null,
     "ficheTransmise": false,
     "repris": false,
     "droitAuxAides": [
      {
       "du": "2026-03-02",
       "au": "2026-09-01"
      }
     ],
     "raisonAides": "Du début du contrat à la fin du contrat, le 01/09/2026.",
     "referencesAides": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043995987",
       "titre": "Code du travail, art. R. 5132-1-9"
      },
      {
       "href": "https://code.travail.gouv.fr/code-du-travail/r5132-1-10",
       "titre": "Code du travail, art. R. 5132-1-10"
      }
     ]
    }
   ],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [
    {
     "fait": 2,
     "decision": "ELIGIBILITE",
     "libelle": "Déclaration d’éligibilité",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "contestable": false,
     "notifications": [
      {
       "destinataire": "interesse",
       "etat": "a_notifier",
       "le": null,
       "moyen": null,
       "libelle": "à notifier"
      }
     ]
    }
   ],
   "contestations": [],
   "ecrits": [],
   "signaux": [],
   "conservation": {
    "depuis": "2028-02-29",
    "jusquAu": "2030-02-28",
    "motif": "fin_du_parcours",
    "prorogeeDepuis": null,
    "raison": "24 mois après la fin du parcours, le 29/02/2028, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "envoyerCommande 412": {
  "type": "urn:jalon:probleme:conflit",
  "title": "La situation a changé",
  "status": 412,
  "detail": "Ce parcours a changé depuis que vous l’avez lu : relisez-le avant de recommencer.",
  "famille": "conflit",
  "constats": [],
  "revision": 4,
  "vue": {
   "id": "00000000-0000-4000-8000-000000000003",
   "auJour": "2026-03-02",
   "revision": 4,
   "etape": "enCours",
   "etapeDetaillee": "actif(pass.enCours,demande.aucune,presence.enParcours)",
   "libelleEtape": "PASS en cours",
   "employeurs": [
    "ai-coup-de-main"
   ],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [
    {
     "fait": 3,
     "siae": "ai-coup-de-main",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "reponse": null
    }
   ],
   "diagnostic": {
    "le": "2026-03-02",
    "par": "ml-val-d-exemple",
    "niveau1": 1,
    "niveau2": 0,
    "expireLe": "2026-09-02",
    "valableJusquAu": "2028-02-29",
    "valide": true
   },
   "carence": null,
   "pass": {
    "numero": "999990000001",
    "debut": "2026-03-02",
    "fin": "2028-02-29",
    "etat": "VALIDE",
    "joursRestants": 730,
    "origine": "delivrance",
    "siae": "ai-coup-de-main",
    "nonVerifiable": false,
    "calcul": [
     {
      "libelle": "Délivrance : 730 jours à compter du 02/03/2026",
      "fait": 4,
      "jours": 730,
      "fin": "2028-02-29"
     }
    ]
   },
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [
    {
     "id": "contrat-1",
     "siae": "ai-coup-de-main",
     "typeSiae": "AI",
     "type": "CDDI",
     "convergence": null,
     "precision": null,
     "libelleType": "Contrat à durée déterminée d’insertion (CDDI)",
     "debut": "2026-03-02",
     "fin": "2026-09-01",
     "finEffective": null,
     "etat": "declare",
     "heuresHebdo": 26,
     "motifHeures": null,
     "declareLe": "2026-03-02",
     "suspensions": [],
     "rupture": null,
     "ficheTransmise": false,
     "repris": false,
     "droitAuxAides": [
      {
       "du": "2026-03-02",
       "au": "2026-09-01"
      }
     ],
     "raisonAides": "Du début du contrat à la fin du contrat, le 01/09/2026.",
     "referencesAides": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043995987",
       "titre": "Code du travail, art. R. 5132-1-9"
      },
      {
       "href": "https://code.travail.gouv.fr/code-du-travail/r5132-1-10",
       "titre": "Code du travail, art. R. 5132-1-10"
      }
     ]
    }
   ],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [
    {
     "fait": 2,
     "decision": "ELIGIBILITE",
     "libelle": "Déclaration d’éligibilité",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "contestable": false,
     "notifications": [
      {
       "destinataire": "interesse",
       "etat": "a_notifier",
       "le": null,
       "moyen": null,
       "libelle": "à notifier"
      }
     ]
    }
   ],
   "contestations": [],
   "ecrits": [],
   "signaux": [],
   "conservation": {
    "depuis": "2028-02-29",
    "jusquAu": "2030-02-28",
    "motif": "fin_du_parcours",
    "prorogeeDepuis": null,
    "raison": "24 mois après la fin du parcours, le 29/02/2028, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "envoyerCommande 422": {
  "type": "urn:jalon:probleme:droit",
  "title": "Refusé par le droit",
  "status": 422,
  "detail": "Refusé. Il faut : une demande du 28/02/2027 au 29/02/2028 (et 3 autres conditions).",
  "famille": "droit",
  "regle": "prolongation.demande",
  "constats": [
   {
    "condition": "motif_ouvert",
    "satisfaite": true,
    "attendu": "un motif ouvert à cette date",
    "constate": "Reconnaissance de la qualité de travailleur handicapé",
    "references": [
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/approvals/models.py",
      "titre": "les-emplois de l’inclusion, approvals/models.py"
     }
    ],
    "sources": [
     "prolongation/motifs/RQTH@2024-06-28"
    ],
    "libelle": "Le motif est ouvert à cette date"
   },
   {
    "condition": "motif_reserve",
    "satisfaite": true,
    "attendu": "une SIAE de type AI, ACI, EI, ETTI, EITI",
    "constate": "SIAE de type AI",
    "references": [
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/approvals/models.py",
      "titre": "les-emplois de l’inclusion, approvals/models.py"
     }
    ],
    "sources": [
     "prolongation/motifs/RQTH@2024-06-28"
    ],
    "libelle": "Le motif est ouvert à ce type de structure"
   }
  ],
  "revision": 4,
  "vue": {
   "id": "00000000-0000-4000-8000-000000000003",
   "auJour": "2026-03-02",
   "revision": 4,
   "etape": "enCours",
   "etapeDetaillee": "actif(pass.enCours,demande.aucune,presence.enParcours)",
   "libelleEtape": "PASS en cours",
   "employeurs": [
    "ai-coup-de-main"
   ],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [
    {
     "fait": 3,
     "siae": "ai-coup-de-main",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "reponse": null
    }
   ],
   "diagnostic": {
    "le": "2026-03-02",
    "par": "ml-val-d-exemple",
    "niveau1": 1,
    "niveau2": 0,
    "expireLe": "2026-09-02",
    "valableJusquAu": "2028-02-29",
    "valide": true
   },
   "carence": null,
   "pass": {
    "numero": "999990000001",
    "debut": "2026-03-02",
    "fin": "2028-02-29",
    "etat": "VALIDE",
    "joursRestants": 730,
    "origine": "delivrance",
    "siae": "ai-coup-de-main",
    "nonVerifiable": false,
    "calcul": [
     {
      "libelle": "Délivrance : 730 jours à compter du 02/03/2026",
      "fait": 4,
      "jours": 730,
      "fin": "2028-02-29"
     }
    ]
   },
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [
    {
     "id": "contrat-1",
     "siae": "ai-coup-de-main",
     "typeSiae": "AI",
     "type": "CDDI",
     "convergence": null,
     "precision": null,
     "libelleType": "Contrat à durée déterminée d’insertion (CDDI)",
     "debut": "2026-03-02",
     "fin": "2026-09-01",
     "finEffective": null,
     "etat": "declare",
     "heuresHebdo": 26,
     "motifHeures": null,
     "declareLe": "2026-03-02",
     "suspensions": [],
     "rupture": null,
     "ficheTransmise": false,
     "repris": false,
     "droitAuxAides": [
      {
       "du": "2026-03-02",
       "au": "2026-09-01"
      }
     ],
     "raisonAides": "Du début du contrat à la fin du contrat, le 01/09/2026.",
     "referencesAides": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043995987",
       "titre": "Code du travail, art. R. 5132-1-9"
      },
      {
       "href": "https://code.travail.gouv.fr/code-du-travail/r5132-1-10",
       "titre": "Code du travail, art. R. 5132-1-10"
      }
     ]
    }
   ],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [
    {
     "fait": 2,
     "decision": "ELIGIBILITE",
     "libelle": "Déclaration d’éligibilité",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "contestable": false,
     "notifications": [
      {
       "destinataire": "interesse",
       "etat": "a_notifier",
       "le": null,
       "moyen": null,
       "libelle": "à notifier"
      }
     ]
    }
   ],
   "contestations": [],
   "ecrits": [],
   "signaux": [],
   "conservation": {
    "depuis": "2028-02-29",
    "jusquAu": "2030-02-28",
    "motif": "fin_du_parcours",
    "prorogeeDepuis": null,
    "raison": "24 mois après la fin du parcours, le 29/02/2028, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "envoyerCommandeAUneStructure 200": {
  "structure": "ai-coup-de-main",
  "revision": 0,
  "faits": [
   {
    "place": 1,
    "type": "ConventionDemandee",
    "le": "2026-03-02",
    "enregistreLe": "2026-03-02T09:00:00.000Z",
    "phrase": "La structure demande une convention."
   }
  ],
  "message": "Enregistré.",
  "verdict": {
   "issue": "favorable",
   "regle": "structure_note",
   "auJour": "2026-03-02",
   "lecture": "plateforme",
   "empreinte": "027cf8c494378a8f0de826d98148cdc1b6188261090c08320ab4a4208bc83f21",
   "empreinteLibelles": "e6dc7269a2e9a6ffd63e7c5c5820f82e0d8f14619263c7f1233c999ac5210d29",
   "constats": []
  },
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 0,
   "etape": "connue(instruction.avisAttendu,autoPrescription.ouverte,habilitation.sans)",
   "libelleEtape": "Avis de la commission attendu, auto-prescription ouverte, sans habilitation locale",
   "type": "AI",
   "libelleType": "Association intermédiaire",
   "departement": "99",
   "nom": null,
   "siret": null,
   "conventionnement": {
    "satisfaite": false,
    "constate": "aucune convention en vigueur à cette date",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674183",
      "titre": "Code du travail, art. L. 5132-2"
     },
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/companies/models.py",
      "titre": "les-emplois de l’inclusion, companies/models.py"
     }
    ]
   },
   "autoPrescription": true,
   "habilitee": null,
   "demande": {
    "le": "2026-03-02",
    "renouvellement": false,
    "avis": null,
    "libelleAvis": null
   },
   "conventions": [],
   "annexes": [],
   "arrets": [],
   "retraits": [],
   "derogations480h": [],
   "derogationsHeures": [],
   "habilitations": [],
   "typePrescripteur": null,
   "predecesseurs": [],
   "permanence": null,
   "dialogues": [],
   "signaux": []
  }
 },
 "envoyerCommandeAUneStructure 400": {
  "type": "urn:jalon:probleme:donnee",
  "title": "Données refusées",
  "status": 400,
  "detail": "Données refusées : debut (un jour qui existe, AAAA-MM-JJ) ; fin (un jour qui existe, AAAA-MM-JJ).",
  "famille": "donnee",
  "constats": [],
  "champs": [
   {
    "champ": "debut",
    "regle": "un jour qui existe, AAAA-MM-JJ"
   },
   {
    "champ": "fin",
    "regle": "un jour qui existe, AAAA-MM-JJ"
   }
  ],
  "revision": -1,
  "vue": null
 },
 "envoyerCommandeAUneStructure 403": {
  "type": "urn:jalon:probleme:acces",
  "title": "Accès refusé",
  "status": 403,
  "detail": "Réservé à le préfet, la DDETS ; vous agissez comme SIAE.",
  "famille": "acces",
  "regle": "derogation_480h",
  "constats": [
   {
    "condition": "periode_coherente",
    "satisfaite": true,
    "attendu": "période : une fin le jour du début ou après",
    "constate": "du 02/03/2026 au 31/12/2026",
    "references": [],
    "sources": [],
    "libelle": "La période est cohérente"
   },
   {
    "condition": "derogation_type_siae",
    "satisfaite": true,
    "attendu": "SIAE de type AI",
    "constate": "SIAE de type AI",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000049754347",
      "titre": "Code du travail, art. D. 5132-18-1"
     },
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674154",
      "titre": "Code du travail, art. L. 5132-9"
     }
    ],
    "sources": [
     "conventionnement/derogation-480h@2021-09-01"
    ],
    "libelle": "La dérogation est ouverte à ce type de SIAE"
   }
  ],
  "revision": 0,
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 0,
   "etape": "connue(instruction.avisAttendu,autoPrescription.ouverte,habilitation.sans)",
   "libelleEtape": "Avis de la commission attendu, auto-prescription ouverte, sans habilitation locale",
   "type": "AI",
   "libelleType": "Association intermédiaire",
   "departement": "99",
   "nom": null,
   "siret": null,
   "conventionnement": {
    "satisfaite": false,
    "constate": "aucune convention en vigueur à cette date",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674183",
      "titre": "Code du travail, art. L. 5132-2"
     },
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/companies/models.py",
      "titre": "les-emplois de l’inclusion, companies/models.py"
     }
    ]
   },
   "autoPrescription": true,
   "habilitee": null,
   "demande": {
    "le": "2026-03-02",
    "renouvellement": false,
    "avis": null,
    "libelleAvis": null
   },
   "conventions": [],
   "annexes": [],
   "arrets": [],
   "retraits": [],
   "derogations480h": [],
   "derogationsHeures": [],
   "habilitations": [],
   "typePrescripteur": null,
   "predecesseurs": [],
   "permanence": null,
   "dialogues": [],
   "signaux": []
  }
 },
 "envoyerCommandeAUneStructure 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Cette structure n’est pas connue, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : être un service de son département.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "envoyerCommandeAUneStructure 409": {
  "type": "urn:jalon:probleme:etape",
  "title": "Impossible à cette étape",
  "status": 409,
  "detail": "Ce n’est pas possible à cette étape de la structure : Avis de la commission attendu, auto-prescription ouverte, sans habilitation locale.",
  "famille": "etape",
  "regle": "auto_prescription_retablissement",
  "constats": [
   {
    "condition": "formation_suivie",
    "satisfaite": true,
    "attendu": "les dirigeants ou les salariés ont suivi une formation",
    "constate": "formation suivie",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996003",
      "titre": "Code du travail, art. R. 5132-1-14"
     },
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/siae_evaluations/models.py",
      "titre": "les-emplois de l’inclusion, siae_evaluations/models.py"
     }
    ],
    "sources": [
     "conventionnement/auto-prescription@2021-09-01"
    ],
    "libelle": "Une formation a été suivie avant de rétablir l’auto-prescription"
   }
  ],
  "possibles": [
   "StructureEnregistree",
   "AvisCommissionRendu"
  ],
  "revision": 0,
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 0,
   "etape": "connue(instruction.avisAttendu,autoPrescription.ouverte,habilitation.sans)",
   "libelleEtape": "Avis de la commission attendu, auto-prescription ouverte, sans habilitation locale",
   "type": "AI",
   "libelleType": "Association intermédiaire",
   "departement": "99",
   "nom": null,
   "siret": null,
   "conventionnement": {
    "satisfaite": false,
    "constate": "aucune convention en vigueur à cette date",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674183",
      "titre": "Code du travail, art. L. 5132-2"
     },
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/companies/models.py",
      "titre": "les-emplois de l’inclusion, companies/models.py"
     }
    ]
   },
   "autoPrescription": true,
   "habilitee": null,
   "demande": {
    "le": "2026-03-02",
    "renouvellement": false,
    "avis": null,
    "libelleAvis": null
   },
   "conventions": [],
   "annexes": [],
   "arrets": [],
   "retraits": [],
   "derogations480h": [],
   "derogationsHeures": [],
   "habilitations": [],
   "typePrescripteur": null,
   "predecesseurs": [],
   "permanence": null,
   "dialogues": [],
   "signaux": []
  }
 },
 "envoyerCommandeAUneStructure 412": {
  "type": "urn:jalon:probleme:conflit",
  "title": "La situation a changé",
  "status": 412,
  "detail": "Cette structure a changé depuis que vous l’avez lue : relisez-la avant de recommencer.",
  "famille": "conflit",
  "constats": [],
  "revision": 0,
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 0,
   "etape": "connue(instruction.avisAttendu,autoPrescription.ouverte,habilitation.sans)",
   "libelleEtape": "Avis de la commission attendu, auto-prescription ouverte, sans habilitation locale",
   "type": "AI",
   "libelleType": "Association intermédiaire",
   "departement": "99",
   "nom": null,
   "siret": null,
   "conventionnement": {
    "satisfaite": false,
    "constate": "aucune convention en vigueur à cette date",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674183",
      "titre": "Code du travail, art. L. 5132-2"
     },
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/companies/models.py",
      "titre": "les-emplois de l’inclusion, companies/models.py"
     }
    ]
   },
   "autoPrescription": true,
   "habilitee": null,
   "demande": {
    "le": "2026-03-02",
    "renouvellement": false,
    "avis": null,
    "libelleAvis": null
   },
   "conventions": [],
   "annexes": [],
   "arrets": [],
   "retraits": [],
   "derogations480h": [],
   "derogationsHeures": [],
   "habilitations": [],
   "typePrescripteur": null,
   "predecesseurs": [],
   "permanence": null,
   "dialogues": [],
   "signaux": []
  }
 },
 "envoyerCommandeAUneStructure 422": {
  "type": "urn:jalon:probleme:droit",
  "title": "Refusé par le droit",
  "status": 422,
  "detail": "Refusé. Il faut : 3 ans au plus, jusqu’au 01/03/2029 inclus.",
  "famille": "droit",
  "regle": "derogation_480h",
  "constats": [
   {
    "condition": "periode_coherente",
    "satisfaite": true,
    "attendu": "période : une fin le jour du début ou après",
    "constate": "du 02/03/2026 au 31/12/2035",
    "references": [],
    "sources": [],
    "libelle": "La période est cohérente"
   },
   {
    "condition": "derogation_type_siae",
    "satisfaite": true,
    "attendu": "SIAE de type AI",
    "constate": "SIAE de type AI",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000049754347",
      "titre": "Code du travail, art. D. 5132-18-1"
     },
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674154",
      "titre": "Code du travail, art. L. 5132-9"
     }
    ],
    "sources": [
     "conventionnement/derogation-480h@2021-09-01"
    ],
    "libelle": "La dérogation est ouverte à ce type de SIAE"
   }
  ],
  "revision": 0,
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 0,
   "etape": "connue(instruction.avisAttendu,autoPrescription.ouverte,habilitation.sans)",
   "libelleEtape": "Avis de la commission attendu, auto-prescription ouverte, sans habilitation locale",
   "type": "AI",
   "libelleType": "Association intermédiaire",
   "departement": "99",
   "nom": null,
   "siret": null,
   "conventionnement": {
    "satisfaite": false,
    "constate": "aucune convention en vigueur à cette date",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674183",
      "titre": "Code du travail, art. L. 5132-2"
     },
     {
      "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/companies/models.py",
      "titre": "les-emplois de l’inclusion, companies/models.py"
     }
    ]
   },
   "autoPrescription": true,
   "habilitee": null,
   "demande": {
    "le": "2026-03-02",
    "renouvellement": false,
    "avis": null,
    "libelleAvis": null
   },
   "conventions": [],
   "annexes": [],
   "arrets": [],
   "retraits": [],
   "derogations480h": [],
   "derogationsHeures": [],
   "habilitations": [],
   "typePrescripteur": null,
   "predecesseurs": [],
   "permanence": null,
   "dialogues": [],
   "signaux": []
  }
 },
 "exporterParcours 200": {
  "schema": "jalon.export.v1",
  "titre": "Parcours",
  "colonnes": [
   {
    "cle": "nom",
    "titre": "Nom"
   },
   {
    "cle": "prenom",
    "titre": "Prénom"
   }
  ],
  "lignes": [
   {
    "nom": "Durand",
    "prenom": "Awa",
    "numero": "999990000001",
    "libelleEtape": "PASS en cours",
    "joursRestants": 730,
    "debut": "2026-03-02",
    "fin": "2028-02-29",
    "suspenduJusquAu": null,
    "echeance": "2026-09-01",
    "libelleEcheance": "Fin du contrat",
    "structure": "AI Coup de main",
    "finContrat": "2026-09-01",
    "sortieLe": null,
    "dernierFaitLe": "2026-03-02",
    "dernierFait": "L’embauche est déclarée : Contrat à durée déterminée d’insertion (CDDI), à compter du 02/03/2026 jusqu’au 01/09/2026.",
    "id": "00000000-0000-4000-8000-000000000003"
   }
  ],
  "nombre": 1,
  "provenance": {
   "filtre": {
    "etat": "enCours"
   },
   "filtreDit": {
    "État": "PASS en cours"
   },
   "reserves": [],
   "position": 8,
   "instant": "2026-03-02T09:00:00.000Z",
   "lecture": "plateforme"
  }
 },
 "exporterParcours 422": {
  "type": "urn:jalon:probleme:export-trop-grand",
  "title": "Trop de parcours à exporter",
  "status": 422,
  "detail": "Plus de 10 000 parcours répondent à ces filtres : rien n’est exporté. Resserrez-les (structure, état, échéance ou recherche), puis recommencez."
 },
 "fermerSaSession 200": {},
 "fermerUneSession 200": {},
 "fermerUneSession 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Session introuvable",
  "status": 404,
  "detail": "Aucune de vos sessions ne porte ce nom : elle est déjà finie."
 },
 "lireEffetDuFait 200": {
  "avant": {
   "auJour": "2026-03-02",
   "connuLe": null,
   "revision": 2,
   "faitsIgnores": 2
  },
  "apres": {
   "auJour": "2026-03-02",
   "connuLe": null,
   "revision": 3,
   "faitsIgnores": 1
  },
  "differences": [
   {
    "champ": "libelleEtape",
    "sorte": "change",
    "de": null,
    "libelle": "Étape",
    "avant": {
     "sorte": "texte",
     "valeur": "Diagnostic établi"
    },
    "apres": {
     "sorte": "texte",
     "valeur": "PASS en cours"
    },
    "ecartJours": null,
    "valeurs": []
   },
   {
    "champ": "diagnostic.valableJusquAu",
    "sorte": "change",
    "de": "Diagnostic",
    "libelle": "Valable jusqu’au",
    "avant": {
     "sorte": "jour",
     "valeur": "2026-09-01"
    },
    "apres": {
     "sorte": "jour",
     "valeur": "2028-02-29"
    },
    "ecartJours": 546,
    "valeurs": []
   }
  ],
  "faitsAjoutes": [
   {
    "place": 4,
    "type": "PassDelivre",
    "le": "2026-03-02",
    "enregistreLe": "2026-03-02T09:00:00.000Z",
    "phrase": "Le PASS IAE 99999 00 00001 est délivré, du 02/03/2026 au 29/02/2028 inclus.",
    "contrat": "contrat-1"
   }
  ],
  "faitsRetires": []
 },
 "lireEffetDuFait 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "lireJournal 200": [
  {
   "place": 1,
   "type": "ParcoursOuvert",
   "le": "2026-03-02",
   "enregistreLe": "2026-03-02T09:00:00.000Z",
   "phrase": "Le parcours est ouvert.",
   "par": {
    "compte": "demo-conseiller-ml",
    "organisation": {
     "departement": "99",
     "habilitee": true,
     "id": "ml-val-d-exemple",
     "type": "ML"
    },
    "role": "prescripteur"
   },
   "data": {
    "personne": {
     "naissance": "1984-05-02",
     "nom": "Durand",
     "prenom": "Awa"
    }
   },
   "ecrits": []
  },
  {
   "place": 2,
   "type": "DiagnosticEtabli",
   "le": "2026-03-02",
   "enregistreLe": "2026-03-02T09:00:00.000Z",
   "phrase": "Le diagnostic d’éligibilité est établi (1 critère de niveau 1), valable jusqu’au 01/09/2026 inclus.",
   "par": {
    "compte": "demo-conseiller-ml",
    "organisation": {
     "departement": "99",
     "habilitee": true,
     "id": "ml-val-d-exemple",
     "type": "ML"
    },
    "role": "prescripteur"
   },
   "data": {
    "expireLe": "2026-09-02",
    "niveau1": 1,
    "niveau2": 0
   },
   "ecrits": [],
   "verdict": {
    "issue": "favorable",
    "regle": "diagnostic",
    "auJour": "2026-03-02",
    "lecture": "plateforme",
    "empreinte": "027cf8c494378a8f0de826d98148cdc1b6188261090c08320ab4a4208bc83f21",
    "empreinteLibelles": "e6dc7269a2e9a6ffd63e7c5c5820f82e0d8f14619263c7f1233c999ac5210d29",
    "constats": [
     {
      "condition": "auteur_habilite",
      "satisfaite": true,
      "attendu": "un prescripteur habilité, ou une SIAE pour ses propres embauches",
      "constate": "prescripteur habilité",
      "references": [
       {
        "href": "https://www.legifrance.gouv.fr/jorf/id/JORFTEXT000044011209",
        "titre": "Arrêté du 1er septembre 2021 (NOR MTRD2124285A)"
       },
       {
        "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000048590593",
        "titre": "Code du travail, art. L. 5132-3"
       }
      ],
      "sources": [
       "eligibilite/prescripteurs@2021-09-03",
       "eligibilite/auto-prescription@2021-09-01"
      ],
      "libelle": "L’auteur est un prescripteur habilité, ou une SIAE pour ses propres embauches"
     },
     {
      "condition": "diagnostic_inutile",
      "satisfaite": true,
      "attendu": "aucun PASS IAE en cours ou à venir",
      "constate": "aucun PASS en vigueur",
      "references": [
       {
        "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043995953",
        "titre": "Code du travail, art. R. 5132-1-1"
       },
       {
        "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043995987",
        "titre": "Code du travail, art. R. 5132-1-9"
       }
      ],
      "sources": [
       "pass/unicite@2021-09-01"
      ],
      "libelle": "Aucun PASS IAE ne court déjà pour cette personne"
     }
    ]
   }
  }
 ],
 "lireJournal 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "lireJournalDeStructure 200": [
  {
   "place": 1,
   "type": "ConventionDemandee",
   "le": "2026-03-02",
   "enregistreLe": "2026-03-02T09:00:00.000Z",
   "phrase": "La structure demande une convention.",
   "par": {
    "compte": "demo-cip-ai",
    "organisation": {
     "departement": "99",
     "id": "ai-coup-de-main",
     "type": "AI"
    },
    "role": "siae"
   },
   "data": {
    "renouvellement": false
   },
   "ecrits": []
  }
 ],
 "lireJournalDeStructure 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Cette structure n’est pas connue, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : être un service de son département.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "lireUneInvitation 200": {
  "organisation": "AI Coup de main",
  "courriel": "n.legoff@exemple.fr",
  "secret": "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
  "adresse": "otpauth://totp/Jalon:n.legoff%40exemple.fr%20(AI%20Coup%20de%20main)?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Jalon"
 },
 "lireUneInvitation 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Invitation introuvable",
  "status": 404,
  "detail": "Ce lien a déjà servi, il est échu, ou votre compte a été retiré : demandez-en un autre à un administrateur de votre organisation."
 },
 "listerActions 200": [
  {
   "commande": "OrienterVersSiae",
   "libelle": "Orienter vers une structure",
   "possible": true,
   "constats": []
  },
  {
   "commande": "RepondreOrientation",
   "libelle": "Répondre à une orientation",
   "possible": true,
   "constats": [
    {
     "condition": "orientation_recue",
     "satisfaite": true,
     "attendu": "une orientation reçue par la structure, et qui attend sa réponse",
     "constate": "orientation reçue",
     "references": [],
     "sources": [],
     "libelle": "La structure a reçu cette orientation, et n’y a pas encore répondu"
    }
   ]
  }
 ],
 "listerActions 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "listerActionsDeStructure 200": [
  {
   "commande": "EnregistrerStructure",
   "libelle": "Enregistrer la structure",
   "possible": true,
   "constats": [
    {
     "condition": "structure_type_coherent",
     "satisfaite": true,
     "attendu": "le type déjà connu de la structure, AI, ou un changement dit par l’État",
     "constate": "type AI",
     "references": [],
     "sources": [],
     "libelle": "Le type de la structure est celui déjà connu"
    }
   ]
  },
  {
   "commande": "DemanderConvention",
   "libelle": "Demander une convention",
   "possible": false,
   "famille": "acces",
   "constats": [],
   "message": "Réservé à une SIAE ; vous agissez comme préfet."
  }
 ],
 "listerActionsDeStructure 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Cette structure n’est pas connue, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : être un service de son département.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "listerAnomalies 200": {
  "total": 0,
  "page": 1,
  "taille": 100,
  "lignes": [],
  "structures": []
 },
 "listerAnomalies 403": {
  "type": "urn:jalon:probleme:acces",
  "title": "Accès refusé",
  "status": 403,
  "detail": "Ce qui est à suivre dans le département est réservé à la DDETS et au préfet ; une structure le lit dans chacun de ses parcours.",
  "famille": "acces",
  "constats": []
 },
 "listerComptes 200": {
  "revision": 3,
  "vue": {
   "id": "ai-coup-de-main",
   "auJour": "2026-03-02",
   "revision": 3,
   "etape": "avecComptes",
   "libelleEtape": "Comptes ouverts",
   "comptes": [
    {
     "id": "00000000-0000-4000-8000-00000000c0de",
     "etat": "actif",
     "role": "siae",
     "administrateur": true,
     "nom": "Le Goff",
     "prenom": "Nolwenn",
     "courriel": "n.legoff@exemple.fr",
     "depuis": "2026-03-02"
    },
    {
     "id": "0ece7c3f-c396-8d42-8c01-f2ff27338069",
     "etat": "invite",
     "role": "siae",
     "administrateur": false,
     "nom": "Kergoat",
     "prenom": "Anna",
     "courriel": "a.kergoat@exemple.fr",
     "depuis": "2026-03-02"
    }
   ]
  }
 },
 "listerComptes 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Cette organisation n’a pas de comptes.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "listerEcheances 200": {
  "total": 2,
  "page": 1,
  "taille": 100,
  "lignes": [
   {
    "parcours": "00000000-0000-4000-8000-000000000003",
    "genre": "fin_contrat",
    "ref": "contrat-1",
    "le": "2026-09-01",
    "detail": "ai-coup-de-main",
    "libelle": "Fin du contrat",
    "nom": "Durand",
    "prenom": "Awa",
    "numero": "999990000001",
    "siae": "ai-coup-de-main",
    "fin": "2028-02-29",
    "sortieLe": null,
    "closLe": null,
    "demandeEnAttente": null,
    "contrat": "contrat-1"
   },
   {
    "parcours": "00000000-0000-4000-8000-000000000003",
    "genre": "fin_pass",
    "ref": "3",
    "le": "2028-02-29",
    "detail": null,
    "libelle": "Fin du PASS",
    "nom": "Durand",
    "prenom": "Awa",
    "numero": "999990000001",
    "siae": "ai-coup-de-main",
    "fin": "2028-02-29",
    "sortieLe": null,
    "closLe": null,
    "demandeEnAttente": null,
    "contrat": "contrat-1"
   }
  ]
 },
 "listerHeures 200": {
  "mois": "2025-09",
  "lignes": [],
  "suite": null
 },
 "listerHeures 403": {
  "type": "urn:jalon:probleme:acces",
  "title": "Accès refusé",
  "status": 403,
  "detail": "Les heures d’un mois se déclarent dans la structure qui emploie ; chaque parcours montre celles que vous pouvez lire.",
  "famille": "acces",
  "constats": []
 },
 "listerOrganisations 200": [
  {
   "id": "aci-batir-ensemble",
   "nom": "ACI Bâtir ensemble",
   "type": "ACI",
   "departement": "99"
  },
  {
   "id": "aci-bois-et-palettes",
   "nom": "ACI Bois et palettes",
   "type": "ACI",
   "departement": "99"
  }
 ],
 "listerParcours 200": {
  "total": 1,
  "auMoins": false,
  "page": 1,
  "taille": 25,
  "lignes": [
   {
    "id": "00000000-0000-4000-8000-000000000003",
    "nom": "Durand",
    "prenom": "Awa",
    "numero": "999990000001",
    "siae": "ai-coup-de-main",
    "typeSiae": "AI",
    "departement": "99",
    "debut": "2026-03-02",
    "fin": "2028-02-29",
    "closLe": null,
    "sortieLe": null,
    "demandeEnAttente": null,
    "ouvertLe": "2026-03-02",
    "revision": 4,
    "personne": "presente",
    "etat": "VALIDE",
    "etape": "enCours",
    "libelleEtape": "PASS en cours",
    "etapeDetaillee": "actif(pass.enCours,demande.aucune,presence.enParcours)",
    "joursRestants": 730,
    "suspension": null,
    "contrat": {
     "id": "contrat-1",
     "fin": "2026-09-01"
    },
    "dernierFait": {
     "phrase": "L’embauche est déclarée : Contrat à durée déterminée d’insertion (CDDI), à compter du 02/03/2026 jusqu’au 01/09/2026.",
     "le": "2026-03-02"
    },
    "prochaineEcheance": {
     "genre": "fin_contrat",
     "le": "2026-09-01",
     "libelle": "Fin du contrat"
    }
   }
  ],
  "etapes": [
   {
    "code": "orientation",
    "libelle": "Orientation"
   },
   {
    "code": "diagnostique",
    "libelle": "Diagnostic établi"
   }
  ]
 },
 "listerPersonas 200": [
  {
   "id": "cip-ai",
   "libelle": "Conseillère en insertion (AI) — AI Coup de main",
   "role": "siae",
   "organisation": {
    "id": "ai-coup-de-main",
    "type": "AI",
    "departement": "99",
    "nom": "AI Coup de main"
   }
  },
  {
   "id": "cip-aci",
   "libelle": "Accompagnateur socioprofessionnel (ACI) — ACI Les Jardins partagés",
   "role": "siae",
   "organisation": {
    "id": "aci-les-jardins-partages",
    "type": "ACI",
    "departement": "99",
    "nom": "ACI Les Jardins partagés"
   }
  }
 ],
 "listerProjections 200": [
  {
   "nom": "liste",
   "version": 5,
   "situation": "a_jour",
   "libelle": "à jour",
   "position": 8,
   "tete": 12,
   "retard": 0,
   "reconstruction": null,
   "gelees": [],
   "erreur": null
  },
  {
   "nom": "echeances",
   "version": 6,
   "situation": "a_jour",
   "libelle": "à jour",
   "position": 8,
   "tete": 12,
   "retard": 0,
   "reconstruction": null,
   "gelees": [],
   "erreur": null
  }
 ],
 "listerSesSessions 200": [
  {
   "id": "session-1",
   "ouverteLe": "2026-03-02T09:00:00.000Z",
   "vueLe": "2026-03-02T09:00:00.000Z",
   "courante": false
  },
  {
   "id": "session-2",
   "ouverteLe": "2026-03-02T09:00:00.000Z",
   "vueLe": "2026-03-02T09:00:00.000Z",
   "courante": true
  }
 ],
 "listerSesSessions 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Aucun compte ici",
  "status": 404,
  "detail": "Ce serveur est en démonstration : on y choisit un persona, personne ne s’y connecte."
 },
 "listerStructures 200": {
  "lignes": [
   {
    "id": "aci-batir-ensemble",
    "auJour": "2026-03-02",
    "revision": -1,
    "etape": "connue(instruction.aucune,autoPrescription.ouverte,habilitation.sans)",
    "libelleEtape": "Aucune demande de convention, auto-prescription ouverte, sans habilitation locale",
    "type": "ACI",
    "libelleType": "Atelier et chantier d’insertion",
    "departement": "99",
    "nom": null,
    "siret": null,
    "conventionnement": {
     "satisfaite": true,
     "constate": "conventionnée, d’après le déploiement",
     "references": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674183",
       "titre": "Code du travail, art. L. 5132-2"
      },
      {
       "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/companies/models.py",
       "titre": "les-emplois de l’inclusion, companies/models.py"
      }
     ]
    },
    "autoPrescription": true,
    "habilitee": null,
    "demande": null,
    "conventions": [],
    "annexes": [],
    "arrets": [],
    "retraits": [],
    "derogations480h": [],
    "derogationsHeures": [],
    "habilitations": [],
    "typePrescripteur": null,
    "predecesseurs": [],
    "permanence": null,
    "dialogues": [],
    "signaux": [],
    "parcoursEnCours": 0,
    "aSuivre": 0
   },
   {
    "id": "aci-bois-et-palettes",
    "auJour": "2026-03-02",
    "revision": -1,
    "etape": "connue(instruction.aucune,autoPrescription.ouverte,habilitation.sans)",
    "libelleEtape": "Aucune demande de convention, auto-prescription ouverte, sans habilitation locale",
    "type": "ACI",
    "libelleType": "Atelier et chantier d’insertion",
    "departement": "99",
    "nom": null,
    "siret": null,
    "conventionnement": {
     "satisfaite": true,
     "constate": "conventionnée, d’après le déploiement",
     "references": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000042674183",
       "titre": "Code du travail, art. L. 5132-2"
      },
      {
       "href": "https://github.com/gip-inclusion/les-emplois/blob/master/itou/companies/models.py",
       "titre": "les-emplois de l’inclusion, companies/models.py"
      }
     ]
    },
    "autoPrescription": true,
    "habilitee": null,
    "demande": null,
    "conventions": [],
    "annexes": [],
    "arrets": [],
    "retraits": [],
    "derogations480h": [],
    "derogationsHeures": [],
    "habilitations": [],
    "typePrescripteur": null,
    "predecesseurs": [],
    "permanence": null,
    "dialogues": [],
    "signaux": [],
    "parcoursEnCours": 0,
    "aSuivre": 0
   }
  ]
 },
 "ouvrirParcours 200": {
  "parcours": "00000000-0000-4000-8000-000000000001",
  "revision": 0,
  "faits": [
   {
    "place": 1,
    "type": "ParcoursOuvert",
    "le": "2026-03-02",
    "enregistreLe": "",
    "phrase": "Le parcours est ouvert."
   }
  ],
  "message": "Ce serait accepté et enregistré.",
  "verdict": {
   "issue": "favorable",
   "regle": "ouverture.parcours",
   "auJour": "2026-03-02",
   "lecture": "plateforme",
   "empreinte": "027cf8c494378a8f0de826d98148cdc1b6188261090c08320ab4a4208bc83f21",
   "empreinteLibelles": "e6dc7269a2e9a6ffd63e7c5c5820f82e0d8f14619263c7f1233c999ac5210d29",
   "constats": []
  },
  "vue": {
   "id": "00000000-0000-4000-8000-000000000001",
   "auJour": "2026-03-02",
   "revision": 0,
   "etape": "orientation",
   "etapeDetaillee": "orientation",
   "libelleEtape": "Orientation",
   "employeurs": [],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [],
   "diagnostic": null,
   "carence": null,
   "pass": null,
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [],
   "contestations": [],
   "ecrits": [],
   "signaux": [],
   "conservation": {
    "depuis": "2026-03-02",
    "jusquAu": "2028-03-02",
    "motif": "collecte",
    "prorogeeDepuis": null,
    "raison": "24 mois après la collecte, le 02/03/2026 : aucun parcours n’a commencé, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "ouvrirParcours 201": {
  "parcours": "00000000-0000-4000-8000-000000000003",
  "revision": 0,
  "faits": [
   {
    "place": 1,
    "type": "ParcoursOuvert",
    "le": "2026-03-02",
    "enregistreLe": "2026-03-02T09:00:00.000Z",
    "phrase": "Le parcours est ouvert."
   }
  ],
  "message": "Enregistré.",
  "verdict": {
   "issue": "favorable",
   "regle": "ouverture.parcours",
   "auJour": "2026-03-02",
   "lecture": "plateforme",
   "empreinte": "027cf8c494378a8f0de826d98148cdc1b6188261090c08320ab4a4208bc83f21",
   "empreinteLibelles": "e6dc7269a2e9a6ffd63e7c5c5820f82e0d8f14619263c7f1233c999ac5210d29",
   "constats": []
  },
  "vue": {
   "id": "00000000-0000-4000-8000-000000000003",
   "auJour": "2026-03-02",
   "revision": 0,
   "etape": "orientation",
   "etapeDetaillee": "orientation",
   "libelleEtape": "Orientation",
   "employeurs": [],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [],
   "diagnostic": null,
   "carence": null,
   "pass": null,
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [],
   "contestations": [],
   "ecrits": [],
   "signaux": [],
   "conservation": {
    "depuis": "2026-03-02",
    "jusquAu": "2028-03-02",
    "motif": "collecte",
    "prorogeeDepuis": null,
    "raison": "24 mois après la collecte, le 02/03/2026 : aucun parcours n’a commencé, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "ouvrirParcours 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "ouvrirParcours 412": {
  "type": "urn:jalon:probleme:conflit",
  "title": "La situation a changé",
  "status": 412,
  "detail": "D’autres écritures ont croisé cette demande : rien n’est enregistré, recommencez dans un instant.",
  "famille": "conflit",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "ouvrirParcours 422": {
  "type": "urn:jalon:probleme:cle-reutilisee",
  "title": "cle-reutilisee",
  "status": 422,
  "detail": "Cette clé d’idempotence a déjà servi pour une autre demande.",
  "famille": "donnee",
  "regle": "cle-reutilisee",
  "constats": [],
  "revision": 0,
  "vue": {
   "id": "94edab41-1e0b-5da8-a95b-9a748f8a8cb9",
   "auJour": "2026-03-02",
   "revision": 0,
   "etape": "orientation",
   "etapeDetaillee": "orientation",
   "libelleEtape": "Orientation",
   "employeurs": [],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [],
   "diagnostic": null,
   "carence": null,
   "pass": null,
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [],
   "contestations": [],
   "ecrits": [],
   "signaux": [
    {
     "fait": 1,
     "condition": "homonyme_possible",
     "libelle": "Un autre dossier porte le même état civil, sans identifiant qui les distingue",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple"
    }
   ],
   "conservation": {
    "depuis": "2026-03-02",
    "jusquAu": "2028-03-02",
    "motif": "collecte",
    "prorogeeDepuis": null,
    "raison": "24 mois après la collecte, le 02/03/2026 : aucun parcours n’a commencé, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "ouvrirUneSession 200": {
  "id": "00000000-0000-4000-8000-00000000c0de",
  "libelle": "Nolwenn Le Goff — AI Coup de main",
  "role": "siae",
  "organisation": {
   "id": "ai-coup-de-main",
   "type": "AI",
   "departement": "99",
   "nom": "AI Coup de main"
  },
  "administre": true
 },
 "ouvrirUneSession 401": {
  "type": "urn:jalon:probleme:connexion-refusee",
  "title": "Connexion refusée",
  "status": 401,
  "detail": "L’adresse, le mot de passe ou le code ne sont pas les bons, ou ce code a déjà servi : attendez le suivant et recommencez."
 },
 "ouvrirUneSession 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Aucun compte ici",
  "status": 404,
  "detail": "Ce serveur est en démonstration : on y choisit un persona, personne ne s’y connecte."
 },
 "prendreUneInvitation 200": {
  "id": "00000000-0000-4000-8000-00000000c0de",
  "libelle": "Nolwenn Le Goff — AI Coup de main",
  "role": "siae",
  "organisation": {
   "id": "ai-coup-de-main",
   "type": "AI",
   "departement": "99",
   "nom": "AI Coup de main"
  },
  "administre": true
 },
 "prendreUneInvitation 400": {
  "type": "urn:jalon:probleme:donnee",
  "title": "Données refusées",
  "status": 400,
  "detail": "Requête refusée : motDePasse (de 16 à 200 caractères) ; code (le code que montre votre application à cet instant).",
  "famille": "donnee",
  "champs": [
   {
    "champ": "motDePasse",
    "regle": "de 16 à 200 caractères"
   },
   {
    "champ": "code",
    "regle": "le code que montre votre application à cet instant"
   }
  ],
  "constats": []
 },
 "prendreUneInvitation 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Invitation introuvable",
  "status": 404,
  "detail": "Ce lien a déjà servi, il est échu, ou votre compte a été retiré : demandez-en un autre à un administrateur de votre organisation."
 },
 "prouverParcours 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "prouverParcours 409": {
  "type": "urn:jalon:probleme:journal-non-scelle",
  "title": "Rien à prouver",
  "status": 409,
  "detail": "Ce serveur ne scelle pas son journal : il n’a rien à prouver. Un journal tenu dans un fichier est scellé."
 },
 "rejouerParcours 200": {
  "revision": 4,
  "faitsIgnores": 0,
  "vue": {
   "id": "00000000-0000-4000-8000-000000000003",
   "auJour": "2026-03-02",
   "revision": 4,
   "etape": "enCours",
   "etapeDetaillee": "actif(pass.enCours,demande.aucune,presence.enParcours)",
   "libelleEtape": "PASS en cours",
   "employeurs": [
    "ai-coup-de-main"
   ],
   "personne": {
    "nom": "Durand",
    "prenom": "Awa",
    "naissance": "1984-05-02"
   },
   "ouvertLe": "2026-03-02",
   "origine": null,
   "orientations": [
    {
     "fait": 3,
     "siae": "ai-coup-de-main",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "reponse": null
    }
   ],
   "diagnostic": {
    "le": "2026-03-02",
    "par": "ml-val-d-exemple",
    "niveau1": 1,
    "niveau2": 0,
    "expireLe": "2026-09-02",
    "valableJusquAu": "2028-02-29",
    "valide": true
   },
   "carence": null,
   "pass": {
    "numero": "999990000001",
    "debut": "2026-03-02",
    "fin": "2028-02-29",
    "etat": "VALIDE",
    "joursRestants": 730,
    "origine": "delivrance",
    "siae": "ai-coup-de-main",
    "nonVerifiable": false,
    "calcul": [
     {
      "libelle": "Délivrance : 730 jours à compter du 02/03/2026",
      "fait": 4,
      "jours": 730,
      "fin": "2028-02-29"
     }
    ]
   },
   "passAnterieurs": [],
   "passOfficiel": null,
   "contrats": [
    {
     "id": "contrat-1",
     "siae": "ai-coup-de-main",
     "typeSiae": "AI",
     "type": "CDDI",
     "convergence": null,
     "precision": null,
     "libelleType": "Contrat à durée déterminée d’insertion (CDDI)",
     "debut": "2026-03-02",
     "fin": "2026-09-01",
     "finEffective": null,
     "etat": "declare",
     "heuresHebdo": 26,
     "motifHeures": null,
     "declareLe": "2026-03-02",
     "suspensions": [],
     "rupture": null,
     "ficheTransmise": false,
     "repris": false,
     "droitAuxAides": [
      {
       "du": "2026-03-02",
       "au": "2026-09-01"
      }
     ],
     "raisonAides": "Du début du contrat à la fin du contrat, le 01/09/2026.",
     "referencesAides": [
      {
       "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043995987",
       "titre": "Code du travail, art. R. 5132-1-9"
      },
      {
       "href": "https://code.travail.gouv.fr/code-du-travail/r5132-1-10",
       "titre": "Code du travail, art. R. 5132-1-10"
      }
     ]
    }
   ],
   "misesADisposition": [],
   "heures": [],
   "heuresReduites": [],
   "visites": [],
   "compteur480h": null,
   "suspensions": [],
   "prolongations": [],
   "demandes": [],
   "demandeEnAttente": null,
   "situations": {
    "rqth": [],
    "formation": [],
    "cdiInclusion": [],
    "finDeDroits": []
   },
   "accompagnements": [],
   "sortie": null,
   "sorties": [],
   "cloture": null,
   "decisions": [
    {
     "fait": 2,
     "decision": "ELIGIBILITE",
     "libelle": "Déclaration d’éligibilité",
     "le": "2026-03-02",
     "par": "ml-val-d-exemple",
     "contestable": false,
     "notifications": [
      {
       "destinataire": "interesse",
       "etat": "a_notifier",
       "le": null,
       "moyen": null,
       "libelle": "à notifier"
      }
     ]
    }
   ],
   "contestations": [],
   "ecrits": [],
   "signaux": [],
   "conservation": {
    "depuis": "2028-02-29",
    "jusquAu": "2030-02-28",
    "motif": "fin_du_parcours",
    "prorogeeDepuis": null,
    "raison": "24 mois après la fin du parcours, le 29/02/2028, sauf contrôle ou contentieux en cours.",
    "references": [
     {
      "href": "https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000043996257",
      "titre": "Code du travail, art. R. 5132-1-23"
     }
    ]
   },
   "rapprochements": [],
   "doublonDe": null
  }
 },
 "rejouerParcours 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "rejugerParcours 200": {
  "parcours": "00000000-0000-4000-8000-000000000003",
  "lecture": "code",
  "auDroitDu": null,
  "empreinte": "027cf8c494378a8f0de826d98148cdc1b6188261090c08320ab4a4208bc83f21",
  "totaux": {
   "conforme": 2,
   "different": 1,
   "sans_base": 0,
   "efface": 0,
   "non_rejugeable": 0
  },
  "faits": [
   {
    "place": 2,
    "type": "DiagnosticEtabli",
    "le": "2026-03-02",
    "regle": "diagnostic",
    "commande": "EtablirDiagnostic",
    "resultat": "conforme",
    "issue": "favorable",
    "conditions": [],
    "valeurs": []
   },
   {
    "place": 4,
    "type": "PassDelivre",
    "le": "2026-03-02",
    "regle": "embauche",
    "commande": "DeclarerEmbauche",
    "resultat": "different",
    "issue": "favorable",
    "conditions": [
     {
      "condition": "structure_conventionnee",
      "libelle": "La structure est conventionnée avec l’État",
      "avant": {
       "satisfaite": true,
       "attendu": "une structure conventionnée avec l’État",
       "constate": "conventionnée, d’après le déploiement",
       "sources": [
        "embauche/conventionnement@2020-01-01",
        "conventionnement/annexe@2014-07-01"
       ]
      },
      "apres": {
       "satisfaite": true,
       "attendu": "une structure conventionnée avec l’État",
       "constate": "conventionnée, d’après le déploiement",
       "sources": [
        "embauche/conventionnement@2020-01-01",
        "conventionnement/annexe@2023-12-30"
       ]
      }
     },
     {
      "condition": "pass_en_cours",
      "libelle": "Un PASS IAE est en cours",
      "avant": {
       "satisfaite": true,
       "attendu": "un PASS en cours ou à venir, ou un PASS à délivrer",
       "constate": "PASS à délivrer",
       "sources": [
        "pass/duree@2024-02-28"
       ]
      },
      "apres": {
       "satisfaite": true,
       "attendu": "un PASS en cours ou à venir, ou un PASS à délivrer",
       "constate": "PASS à délivrer",
       "sources": [
        "pass/duree@2021-09-01"
       ]
      }
     }
    ],
    "valeurs": [
     {
      "fait": "PassDelivre",
      "champ": "duree.unite",
      "avant": "jour",
      "apres": "mois"
     },
     {
      "fait": "PassDelivre",
      "champ": "duree.valeur",
      "avant": 730,
      "apres": 24
     }
    ]
   }
  ],
  "finDuPass": {
   "numero": "999990000001",
   "enregistree": "2028-02-29",
   "rejugee": "2028-03-01",
   "ecartJours": 1
  }
 },
 "rejugerParcours 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Ce parcours n’existe pas, ou votre organisation n’y est pas rattachée. Ce qui ouvrirait l’accès : l’un de ces liens avec le parcours : un fait que vous avez enregistré, une embauche de votre structure sur le PASS, avoir orienté la personne, une orientation reçue, avoir ouvert le parcours.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "retrouverPass 200": {
  "parcours": "00000000-0000-4000-8000-000000000003",
  "valide": true,
  "fin": "2028-02-29",
  "joursRestants": 730,
  "demandeEnAttente": false,
  "carenceJusquAu": null
 },
 "retrouverPass 400": {
  "type": "urn:jalon:probleme:donnee",
  "title": "Données refusées",
  "status": 400,
  "detail": "Données refusées : numero (un numéro de PASS et une date de naissance, ou un numéro de sécurité sociale et un nom, rien d’autre).",
  "famille": "donnee",
  "constats": [],
  "champs": [
   {
    "champ": "numero",
    "regle": "un numéro de PASS et une date de naissance, ou un numéro de sécurité sociale et un nom, rien d’autre"
   }
  ],
  "revision": -1,
  "vue": null
 },
 "retrouverPass 403": {
  "type": "urn:jalon:probleme:acces",
  "title": "Accès refusé",
  "status": 403,
  "detail": "Retrouver un PASS est réservé aux structures qui embauchent.",
  "famille": "acces",
  "constats": [],
  "revision": -1,
  "vue": null
 },
 "retrouverPass 404": {
  "type": "urn:jalon:probleme:introuvable",
  "title": "Introuvable",
  "status": 404,
  "detail": "Aucun PASS ne correspond à ces deux éléments : vérifiez-les avec la personne.",
  "famille": "introuvable",
  "constats": [],
  "revision": -1,
  "vue": null
 }
};
