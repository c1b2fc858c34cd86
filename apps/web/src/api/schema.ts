// Généré par `npm run docs` : ne pas modifier à la main.
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** Déroger au plafond de 480 heures */
        AccorderDerogation480hDonnees: {
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour
             * Format: date
             */
            fin: string;
        };
        /** Autoriser une durée hebdomadaire réduite */
        AccorderDerogationHeuresDonnees: {
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour
             * Format: date
             */
            fin: string;
        };
        /** Accorder la prolongation */
        AccorderProlongationDonnees: {
            /**
             * Demande
             * @description À défaut, la demande en attente
             */
            demande?: string;
            /**
             * Fin accordée
             * Format: date
             * @description À défaut, la fin demandée
             */
            fin?: string;
        };
        Acteur: {
            compte?: string;
            organisation: components["schemas"]["Organisation"];
            /** @enum {string} */
            role: "siae" | "prescripteur" | "orienteur" | "ddets" | "prefet" | "systeme";
        };
        /** @description Ce qu’une commande répondrait maintenant */
        Action: {
            choix?: {
                [key: string]: {
                    code: string;
                    /** @description Sous quoi il est offert : catégorie de sortie, niveau de critère */
                    groupe?: string;
                    libelle: string;
                }[];
            };
            commande: string;
            constats: components["schemas"]["Constat"][];
            /** @enum {string} */
            famille?: "donnee" | "acces" | "etape" | "droit" | "conflit" | "introuvable";
            libelle: string;
            message?: string;
            possible: boolean;
            /** Format: date */
            possibleLe?: string;
            propositions?: {
                [key: string]: string[];
            } | null;
            reserves?: {
                [key: string]: {
                    codes: string[];
                    selon: string;
                };
            };
        };
        AFaire: {
            arretee?: components["schemas"]["Arret"];
            /** Format: date */
            auJour: string;
            /** @description Présent tant que ces lignes se recalculent : il peut en manquer */
            enReconstruction?: string;
            /** @description La première échéance à venir, quand il n’y a rien à faire */
            ensuite: {
                /** Format: date */
                le: string;
                libelle: string;
                nom: string | null;
                parcours: string | null;
                prenom: string | null;
            } | null;
            /** @description Par section, puis par échéance */
            taches: components["schemas"]["Tache"][];
            /** @description Il y en a d’autres, qui ne sont pas données */
            tronquee: boolean;
        };
        AgentConnecte: {
            /** @description Répond des comptes de son organisation */
            administre: boolean;
            /** @description Identifiant du compte */
            id: string;
            libelle: string;
            organisation: components["schemas"]["OrganisationNommee"];
            /** @enum {string} */
            role: "siae" | "prescripteur" | "orienteur" | "ddets" | "prefet" | "systeme";
        };
        /** Annuler des échéances constatées par une horloge fausse */
        AnnulerEcheancesDonnees: {
            /**
             * Toutes celles enregistrées depuis
             * Format: date-time
             * @description Au lieu de les nommer une à une
             */
            depuis?: string;
            /**
             * Échéances à annuler
             * @description Place du fait dans son dossier : 1 pour le premier, telle que le journal la donne
             */
            faits?: number[];
            /**
             * Raison de l’annulation
             * Format: textarea
             */
            raison: string;
        };
        /** Annuler l’embauche */
        AnnulerEmbaucheDonnees: {
            /** Contrat */
            contrat: string;
            /**
             * Motif de l’annulation
             * Format: textarea
             */
            motif: string;
        };
        Anomalie: {
            condition: string | null;
            fait: number;
            le: string | null;
            libelle: string | null;
            nom: string | null;
            numero: string | null;
            organisation: string | null;
            parcours: string;
            prenom: string | null;
            siae: string | null;
            type: string | null;
        };
        AnomalieDeStructure: {
            /** @description Code de la condition, satisfaite */
            condition: string;
            /** @description Place du fait dans son dossier, 1 pour le premier */
            fait: number;
            /** Format: date */
            le: string;
            libelle: string;
            /** @description Identifiant d’une organisation */
            par: string;
            /** @description Parcours d’une embauche que la convention ne permettrait plus */
            parcours?: string;
            /** @description Identifiant d’une organisation */
            structure: string;
        };
        /** @description Depuis quand ce qui est montré ne suit plus le journal */
        Arret: {
            /** Format: date-time */
            depuis: string;
            phrase: string;
        };
        /** Autoriser une durée hebdomadaire réduite */
        AutoriserHeuresReduitesDonnees: {
            /**
             * Autre employeur
             * @description Pour un cumul
             */
            autreEmployeur?: components["schemas"]["AutreEmployeurDonnees"];
            /**
             * Bilan examiné
             * @description Pour un renouvellement
             */
            bilan?: boolean;
            /**
             * Contrat
             * @description À défaut, le dernier CDDI en cours
             */
            contrat?: string;
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour
             * Format: date
             */
            fin: string;
            /**
             * Dérogation
             * @enum {string}
             */
            regime: "CUMUL" | "DIFFICULTES";
        };
        AutreEmployeurDonnees: {
            /**
             * Type d’employeur
             * @enum {string}
             */
            type: "entreprise" | "association" | "collectivite" | "particulier" | "EA" | "AI" | "ACI" | "EI" | "ETTI" | "EITI";
        };
        CauseDeFermeture: {
            code: string;
            phrase: string;
            remede: string;
        };
        CdiInclusionDonnees: {
            /**
             * Premier jour du contrat
             * Format: date
             */
            du: string;
        };
        CertificationDonnees: {
            /**
             * Certifié jusqu’au
             * Format: date
             */
            au?: string;
            /**
             * Critère
             * @enum {string}
             */
            critere: "AAH" | "ASE" | "ASS" | "CAP_BEP" | "DELD" | "DETENTION_MJ" | "DETLD" | "FLE" | "JEUNE" | "PI" | "PM" | "PSH_PR" | "QPV" | "REF_DA" | "RSA" | "SENIOR" | "TH" | "ZRR";
            /**
             * Certifié à compter du
             * Format: date
             */
            du: string;
        };
        ChampRefuse: {
            /** @description Champ, paramètre ou en-tête */
            champ: string;
            /** @description Ce qui est attendu */
            regle: string;
        };
        /** Clore le parcours */
        CloreParcoursDonnees: {
            /**
             * Motif de la clôture
             * Format: textarea
             */
            motif: string;
        };
        /** @description Enregistré, ou simulé */
        CommandeAcceptee: {
            /** @description Écrits, ou qui le seraient ; vide : rien à ajouter */
            faits: components["schemas"]["Fait"][];
            /** @description « Enregistré. », ou qu’il n’y a rien de nouveau à enregistrer */
            message: string;
            /** Format: uuid */
            parcours: string;
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            verdict: components["schemas"]["Verdict"];
            vue: components["schemas"]["Parcours"];
        };
        /** @description Enregistré, ou simulé */
        CommandeDeStructureAcceptee: {
            /** @description Écrits, ou qui le seraient ; vide : rien à ajouter */
            faits: components["schemas"]["Fait"][];
            /** @description « Enregistré. », ou qu’il n’y a rien de nouveau à enregistrer */
            message: string;
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            structure: string;
            verdict: components["schemas"]["Verdict"];
            vue: components["schemas"]["Structure"];
        };
        Comparaison: {
            apres: {
                /**
                 * Format: date
                 * @description Jour de la vue
                 */
                auJour: string;
                /** @description Jour ou instant ; null : tout ce qui est connu */
                connuLe: string | null;
                faitsIgnores: number;
                /** @description Du dernier fait gardé */
                revision: number;
            };
            avant: {
                /**
                 * Format: date
                 * @description Jour de la vue
                 */
                auJour: string;
                /** @description Jour ou instant ; null : tout ce qui est connu */
                connuLe: string | null;
                faitsIgnores: number;
                /** @description Du dernier fait gardé */
                revision: number;
            };
            differences: {
                apres: {
                    /** @enum {string} */
                    sorte: "texte" | "jour" | "jours" | "heures" | "nombre" | "pourcent" | "ouiNon" | "organisation" | "mois";
                    valeur: string | number | boolean;
                } | null;
                avant: {
                    /** @enum {string} */
                    sorte: "texte" | "jour" | "jours" | "heures" | "nombre" | "pourcent" | "ouiNon" | "organisation" | "mois";
                    valeur: string | number | boolean;
                } | null;
                /** @description Nom stable de ce qui diffère : `contrats[c1].fin` */
                champ: string;
                /** @description À quoi cela appartient ; null : au dossier */
                de: string | null;
                /** @description D’un jour, ou d’un nombre de jours, à l’autre */
                ecartJours: number | null;
                libelle: string;
                /** @enum {string} */
                sorte: "ajoute" | "retire" | "change";
                valeurs: {
                    libelle: string;
                    /** @description `jours`, `heures` : des nombres ; `jour` : AAAA-MM-JJ ; `mois` : AAAA-MM ; `organisation` : un identifiant */
                    valeur: {
                        /** @enum {string} */
                        sorte: "texte" | "jour" | "jours" | "heures" | "nombre" | "pourcent" | "ouiNon" | "organisation" | "mois";
                        valeur: string | number | boolean;
                    };
                }[];
            }[];
            faitsAjoutes: {
                contrat?: string;
                /** @description Instant de l’enregistrement ; vide : simulé */
                enregistreLe: string;
                /** Format: date */
                le: string;
                phrase: string;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                place: number;
                /** @description Type du fait */
                type: string;
            }[];
            faitsRetires: {
                contrat?: string;
                /** @description Instant de l’enregistrement ; vide : simulé */
                enregistreLe: string;
                /** Format: date */
                le: string;
                phrase: string;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                place: number;
                /** @description Type du fait */
                type: string;
            }[];
        };
        CompteDonnees: {
            /** Compte */
            compte: string;
        };
        /** @description Qui peut agir au nom d’une organisation, dans l’ordre des invitations */
        Comptes: {
            /** Format: date */
            auJour: string;
            comptes: {
                administrateur: boolean;
                courriel: string | null;
                /**
                 * Format: date
                 * @description De son état
                 */
                depuis: string;
                /** @enum {string} */
                etat: "invite" | "actif" | "retire";
                /** @description Identifiant du compte */
                id: string;
                /** @description null : effacé */
                nom: string | null;
                prenom: string | null;
                /** @enum {string} */
                role: "siae" | "prescripteur" | "orienteur" | "ddets" | "prefet";
            }[];
            etape: string;
            /** @description Identifiant d’une organisation */
            id: string;
            libelleEtape: string;
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
        };
        ComptesConsultes: {
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            vue: components["schemas"]["Comptes"];
        };
        /** Conclure une mise à disposition */
        ConclureMiseADispositionDonnees: {
            /** Contrat */
            contrat: string;
            /** Mise à disposition */
            miseADisposition: components["schemas"]["MiseADispositionDonnees"];
        };
        /** @description Une condition regardée */
        Constat: {
            /** @description Ce que le droit demande */
            attendu: string;
            /**
             * @description Satisfaite, mais à dire
             * @constant
             */
            avertissement?: true;
            /** @description Code de la condition */
            condition: string;
            /** @description Ce qui est trouvé ; « • » : ce lecteur ne le voit pas */
            constate: string;
            /** @description Qui peut lever l’obstacle */
            derogation?: string;
            /** @description La condition, en mots */
            libelle: string;
            /**
             * @description Rien n’est connu : `constate` dit quoi enregistrer
             * @constant
             */
            manquante?: true;
            /**
             * @description La valeur trouvée est personnelle
             * @constant
             */
            personnel?: true;
            /** @description Plus possible : ce qui reste */
            plusPossible?: string;
            /**
             * Format: date
             * @description Premier jour où elle serait satisfaite par le seul passage du temps
             */
            possibleLe?: string;
            references: components["schemas"]["Reference"][];
            /**
             * @description Aucune version du paramètre ce jour-là
             * @constant
             */
            sansBase?: true;
            satisfaite: boolean;
            /** @description Versions des paramètres lues, `chemin@effet` */
            sources: string[];
        };
        /** Constater le PASS officiel */
        ConstaterPassOfficielDonnees: {
            /**
             * Premier jour montré
             * Format: date
             */
            debut?: string;
            /**
             * Dernier jour montré
             * Format: date
             */
            fin?: string;
            /** Numéro montré */
            numero?: string;
            /**
             * Raison de l’écart
             * Format: textarea
             */
            raison: string;
            /**
             * Où il est montré
             * @description Écran, courrier, demande au support
             */
            reference: string;
        };
        /** Constater une succession */
        ConstaterSuccessionDonnees: {
            /** Structure qui succède */
            a: string;
            /** Structure à laquelle elle succède */
            de: string;
            /**
             * Fondement
             * @enum {string}
             */
            fondement: "TRANSFERT_L1224_1" | "AUTRE";
            /**
             * Premier jour
             * Format: date
             */
            le: string;
            /** Référence de l’acte */
            reference: string;
        };
        /** Contester une décision */
        ContesterDecisionDonnees: {
            /**
             * Ce qui est contesté, et pourquoi
             * Format: textarea
             */
            explication: string;
            /**
             * Décision contestée
             * @description Place du fait dans son dossier : 1 pour le premier, telle que le journal la donne
             */
            fait: number;
        };
        Contrat: {
            convergence: string | null;
            /** Format: date */
            debut: string;
            /** Format: date */
            declareLe: string;
            /** @description Jours qui ouvrent droit aux aides */
            droitAuxAides: {
                /** Format: date */
                au: string;
                /** Format: date */
                du: string;
            }[];
            /** @enum {string} */
            etat: "declare" | "suspendu" | "termine" | "rompu" | "annule";
            ficheTransmise: boolean;
            /** @description Dernier jour prévu ; null : durée indéterminée */
            fin: string | null;
            finEffective: string | null;
            heuresHebdo: number | null;
            id: string;
            libelleType: string;
            motifHeures: string | null;
            precision: string | null;
            raisonAides: string;
            referencesAides: components["schemas"]["Reference"][];
            repris: boolean;
            rupture: {
                libelleMotif: string | null;
                /** @description null : effacé */
                motif: string | null;
                sansPreavis: boolean | null;
            } | null;
            /** @description Identifiant d’une organisation */
            siae: string;
            suspensions: {
                /** Format: date */
                debut: string;
                fin: string | null;
                libelleMotif: string | null;
                motif: string | null;
            }[];
            /** @enum {string} */
            type: "CDDI" | "CDDU" | "CDI_INCLUSION" | "MISSION" | "EITI" | "AUTRE";
            typeSiae: string | null;
        };
        ContratDonnees: {
            /**
             * Programme Convergence
             * @description CDDI d’un ACI
             * @enum {string}
             */
            convergence?: "CVG" | "PHC";
            /**
             * Premier jour du contrat
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour du contrat
             * Format: date
             */
            fin?: string;
            /**
             * Heures par semaine
             * Format: heures
             */
            heuresHebdo?: number;
            /**
             * Numéro du contrat
             * @description Choisi par l’employeur, unique dans le parcours
             */
            id: string;
            /**
             * Immatriculation de l’indépendant
             * Format: date
             * @description EITI
             */
            immatriculeLe?: string;
            /** Raison d’un contrat plus court que le minimum */
            motifDuree?: string;
            /**
             * Raison d’une durée hebdomadaire réduite
             * Format: textarea
             */
            motifHeures?: string;
            /** Poste */
            poste?: string;
            /**
             * Précision
             * @description Pour un autre contrat
             * @enum {string}
             */
            precision?: "APPRENTISSAGE" | "CDD" | "CDD_TREMPLIN" | "CDI" | "PROFESSIONNALISATION";
            /**
             * Salariés de l’indépendant
             * @description EITI
             */
            salaries?: number;
            /**
             * Type de contrat
             * @enum {string}
             */
            type: "CDDI" | "CDDU" | "CDI_INCLUSION" | "MISSION" | "EITI" | "AUTRE";
        };
        /** Corriger la suspension */
        CorrigerSuspensionDonnees: {
            /**
             * Premier jour suspendu
             * Format: date
             */
            debut?: string;
            /**
             * Dernier jour suspendu
             * Format: date
             */
            fin?: string;
            /**
             * Motif
             * @enum {string}
             */
            motif?: "ACCORD_CTA" | "CONTRAT_PASSERELLE" | "CONTRAT_ROMPU" | "CONTRAT_SUSPENDU" | "CONTRAT_TERMINE" | "DESINTOXICATION" | "ESSAI_HORS_IAE" | "FORCE_MAJEURE" | "INCARCERATION" | "MALADIE" | "MATERNITE";
            /**
             * Raison de la correction
             * Format: textarea
             */
            raison: string;
            /**
             * Suspension
             * @description À défaut, la suspension en cours
             */
            suspension?: string;
        };
        /** @description Enregistré, ou simulé */
        DecisionDeComptes: {
            /** @description Écrits, ou qui le seraient ; vide : rien à ajouter */
            faits: components["schemas"]["Fait"][];
            /** @description D’un lien qui sert une fois, à remettre à l’agent seul ; null : aucun */
            jeton: string | null;
            /** @description « Enregistré. », ou qu’il n’y a rien de nouveau à enregistrer */
            message: string;
            /** @description Identifiant d’une organisation */
            organisation: string;
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            verdict: components["schemas"]["Verdict"];
            vue: components["schemas"]["Comptes"];
        };
        /** Déclarer une embauche */
        DeclarerEmbaucheDonnees: {
            /** Contrat */
            contrat: components["schemas"]["ContratDonnees"];
            /**
             * Autre personne que son homonyme
             * @description Quand un autre dossier porte le même état civil sans identifiant qui les distingue
             */
            homonymeLeve?: components["schemas"]["HomonymeLeveDonnees"];
            /** Embauche déjà commencée */
            tardive?: components["schemas"]["RetardDonnees"];
        };
        /** Déclarer les heures */
        DeclarerHeuresDonnees: {
            /** Contrat */
            contrat: string;
            /**
             * Dépassement
             * @description Au-delà de dix heures par jour de contrat, ou de quarante-huit par semaine
             */
            depassement?: components["schemas"]["DepassementDonnees"];
            /**
             * Heures travaillées
             * Format: heures
             */
            heures: number;
            /** Mise à disposition */
            miseADisposition?: string;
            /** Mois */
            mois: string;
        };
        /** Déclarer la permanence d’accueil */
        DeclarerPermanenceDonnees: {
            /** Jours par semaine */
            joursParSemaine: number;
        };
        /** Préciser la situation de la personne */
        DeclarerSituationDonnees: {
            /** CDI inclusion */
            cdiInclusion?: components["schemas"]["CdiInclusionDonnees"];
            /**
             * Dernier jour des droits
             * Format: date
             */
            finDeDroits?: string;
            /** Formation */
            formation?: components["schemas"]["FormationDonnees"];
            /** Reconnaissance de travailleur handicapé */
            rqth?: components["schemas"]["RqthDonnees"];
        };
        Demande: {
            /** @description null : pas accordée */
            accord: {
                /** Format: date */
                fin: string;
                jours: number;
            } | null;
            /** @description Jours écoulés depuis la demande ; null : décidée */
            attendDepuis: number | null;
            /** Format: date */
            debut: string;
            decideeLe: string | null;
            decideePar: string | null;
            /** @description null : pas décidée */
            decision: number | null;
            /** @description Où joindre la SIAE pour l’entretien ; null : pas demandé, ou effacé */
            entretien: {
                courriel: string;
                telephone: string;
            } | null;
            /** @enum {string} */
            etat: "en_attente" | "accordee" | "refusee" | "remplacee";
            /** @description Place du fait dans son dossier, 1 pour le premier */
            fait: number;
            /** Format: date */
            fin: string;
            id: string;
            /** Format: date */
            le: string;
            libelleMotif: string;
            /** @description null : effacé */
            motif: string | null;
            /** @description Identifiant d’une organisation */
            par: string;
            prescripteur: string | null;
            /** @description Prochain rappel, ou jour où elle reste sans réponse */
            prochaineRelance: string | null;
            rappels: string[];
            /** @description null : pas refusée */
            refus: {
                libelleMotif: string;
                motif: string;
            } | null;
            sansReponseLe: string | null;
        };
        /** Demander une convention */
        DemanderConventionDonnees: {
            /** Renouvellement */
            renouvellement?: boolean;
        };
        /** Demander une prolongation */
        DemanderProlongationDonnees: {
            /**
             * Bilan du parcours
             * Format: textarea
             */
            bilan?: string;
            /**
             * Entretien téléphonique demandé
             * @description Pour un motif soumis à l’avis d’un prescripteur : où vous joindre
             */
            entretien?: components["schemas"]["EntretienDonnees"];
            /**
             * Nouvelle fin demandée
             * Format: date
             */
            fin: string;
            /**
             * Motif
             * @enum {string}
             */
            motif: "CDI_INCLUSION" | "CONTEXTE_SANITAIRE" | "DIFFICULTES" | "FORMATION" | "RQTH" | "SENIOR";
            /** Pièces jointes (références) */
            pieces?: string[];
            /** Prescripteur qui décidera */
            prescripteur?: string;
        };
        DepassementDonnees: {
            /**
             * Pourquoi ces heures ont été faites
             * Format: textarea
             */
            raison: string;
        };
        /** Déroger au délai de carence */
        DerogerCarenceDonnees: {
            /**
             * Motif de la dérogation
             * Format: textarea
             */
            motif: string;
        };
        Difference: {
            /** @description null : rien */
            apres: components["schemas"]["ValeurComparee"] | null;
            /** @description null : rien */
            avant: components["schemas"]["ValeurComparee"] | null;
            /** @description Nom stable de ce qui diffère : `contrats[c1].fin` */
            champ: string;
            /** @description À quoi cela appartient ; null : au dossier */
            de: string | null;
            /** @description D’un jour, ou d’un nombre de jours, à l’autre */
            ecartJours: number | null;
            libelle: string;
            /** @enum {string} */
            sorte: "ajoute" | "retire" | "change";
            /** @description De quoi est fait ce qui est ajouté ou retiré */
            valeurs: {
                libelle: string;
                valeur: components["schemas"]["ValeurComparee"];
            }[];
        };
        Echeance: {
            closLe: (string | null) | null;
            contrat: string | null;
            demandeEnAttente: string | null;
            detail: string | null;
            fin: (string | null) | null;
            genre: ("fin_pass" | "debut_suspension" | "fin_suspension" | "rappel_prolongation" | "sans_reponse" | "retablissement" | "fin_contrat" | "expiration_diagnostic") | null;
            le: string | null;
            libelle: string | null;
            nom: string | null;
            numero: string | null;
            parcours: string;
            prenom: string | null;
            ref: string | null;
            siae: string | null;
            sortieLe: (string | null) | null;
        };
        /** Effacer les données de la personne */
        EffacerDonneesDonnees: {
            /**
             * Jour de la décision
             * Format: date
             */
            decisionDu?: string;
            /**
             * Fondement
             * @enum {string}
             */
            fondement: "CONSERVATION_ECHUE" | "DECISION" | "DEMANDE_DE_LA_PERSONNE" | "OUVERTURE_PAR_ERREUR";
            /**
             * Référence de la décision
             * @description Celle d’un juge ou du responsable du traitement
             */
            reference?: string;
        };
        EmbaucheRepriseDonnees: {
            /**
             * Premier jour du contrat
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour du contrat
             * Format: date
             */
            fin?: string;
            /** Numéro du contrat */
            id: string;
            /**
             * Type de contrat
             * @enum {string}
             */
            type: "CDDI" | "CDDU" | "CDI_INCLUSION" | "MISSION" | "EITI" | "AUTRE";
        };
        /** Enregistrer un accompagnement */
        EnregistrerAccompagnementDonnees: {
            /**
             * Structure d’accueil
             * @description Pour une mise en situation en milieu professionnel
             */
            accueil?: string;
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour
             * Format: date
             */
            fin?: string;
            /** Financement */
            financement?: string;
            /**
             * Initiative
             * @description Pour une formation
             * @enum {string}
             */
            initiative?: "PLAN" | "SALARIE";
            /**
             * Nature
             * @enum {string}
             */
            nature: "formation" | "pmsmp" | "prise_de_poste" | "professionnel" | "social";
            /**
             * Résumé
             * Format: textarea
             */
            resume?: string;
        };
        /** Enregistrer la sortie */
        EnregistrerSortieDonnees: {
            /**
             * Jour de la sortie
             * Format: date
             */
            le: string;
            /**
             * Précision
             * Format: textarea
             */
            precision?: string;
            /**
             * Type de sortie
             * @enum {string}
             */
            type: "AUTRE_CHOMAGE" | "AUTRE_INACTIVITE" | "AUTRE_INCONNU" | "DURABLE_CDD_6_MOIS" | "DURABLE_CDI" | "DURABLE_CREATION" | "DURABLE_FONCTION_PUBLIQUE" | "POSITIVE_AUTRE_SIAE" | "POSITIVE_FORMATION" | "POSITIVE_RETRAITE" | "RETRAIT_AUTRE" | "RETRAIT_CDI_INCLUSION" | "RETRAIT_CONGE_LONGUE_DUREE" | "RETRAIT_DECES" | "RETRAIT_DUREE_INSUFFISANTE" | "TRANSITION_CDD" | "TRANSITION_CONTRAT_AIDE";
        };
        /** Enregistrer la structure */
        EnregistrerStructureDonnees: {
            /**
             * La structure change de type
             * @description Dit par l’État seulement
             */
            changeDeType?: boolean;
            /** Département */
            departement?: string;
            /** Nom */
            nom?: string;
            /** SIRET */
            siret?: string;
            /**
             * Type de structure
             * @description S’il n’est pas déjà connu
             * @enum {string}
             */
            type?: "AI" | "ACI" | "EI" | "ETTI" | "EITI";
        };
        /** Enregistrer la visite d’information et de prévention */
        EnregistrerVisiteDonnees: {
            /**
             * Contrat
             * @description À défaut, le dernier contrat en cours
             */
            contrat?: string;
            /**
             * Nombre d’emplois
             * @description Emplois pour lesquels elle est valable
             */
            emplois?: number;
            /**
             * Jour de la visite
             * Format: date
             */
            le: string;
        };
        /** @description Un fait, son auteur, son verdict */
        EntreeJournal: {
            /**
             * @description Un fait postérieur l’annule
             * @constant
             */
            annule?: true;
            /** @description Contrat dont il s’agit */
            contrat?: string;
            /** @description Selon le type ; null : effacé ; ni texte libre ni valeur sensible ; `fait`, `faits` : des places */
            data: {
                [key: string]: unknown;
            };
            /** @description Ce qu’il dit par écrit ; sans ce qui est effacé */
            ecrits: {
                libelle: string;
                textes: string[];
            }[];
            /** Format: date-time */
            enregistreLe: string;
            /**
             * @description L’horloge était en retard sur le fait précédent
             * @constant
             */
            horlogeReculee?: true;
            /** Format: date */
            le: string;
            par: components["schemas"]["Acteur"];
            phrase: string;
            /** @description Place du fait dans son dossier, 1 pour le premier */
            place: number;
            /** @description Type du fait */
            type: string;
            verdict?: components["schemas"]["Verdict"];
        };
        EntretienDonnees: {
            /** Courriel */
            courriel: string;
            /** Téléphone */
            telephone: string;
        };
        /** Établir le diagnostic */
        EtablirDiagnosticDonnees: {
            /** Critères certifiés par le téléservice */
            certifications?: components["schemas"]["CertificationDonnees"][];
            /** Critères administratifs */
            criteres: ("AAH" | "ASE" | "ASS" | "CAP_BEP" | "DELD" | "DETENTION_MJ" | "DETLD" | "FLE" | "JEUNE" | "PI" | "PM" | "PSH_PR" | "QPV" | "REF_DA" | "RSA" | "SENIOR" | "TH" | "ZRR")[];
            /**
             * Autre personne que son homonyme
             * @description Quand un autre dossier porte le même état civil sans identifiant qui les distingue
             */
            homonymeLeve?: components["schemas"]["HomonymeLeveDonnees"];
            /**
             * Inscription à France Travail depuis le
             * Format: date
             * @description Pour un demandeur d’emploi de longue ou de très longue durée ; à défaut, la pièce l’atteste
             */
            inscritDepuis?: string;
            /** Justificatifs */
            pieces?: components["schemas"]["PieceDonnees"][];
            /**
             * Synthèse du diagnostic
             * Format: textarea
             */
            synthese?: string;
        };
        /** @description Les lignes d’une liste, toutes, et d’où elles viennent */
        ExportDeParcours: {
            colonnes: {
                cle: string;
                /**
                 * @description Des jours
                 * @constant
                 */
                jour?: true;
                titre: string;
            }[];
            lignes: {
                debut: string | null;
                dernierFait: string | number | null;
                dernierFaitLe: string | null;
                echeance: string | null;
                fin: string | null;
                finContrat: string | null;
                id: string | number | null;
                joursRestants: string | number | null;
                libelleEcheance: string | number | null;
                libelleEtape: string | number | null;
                nom: string | number | null;
                numero: string | number | null;
                prenom: string | number | null;
                sortieLe: string | null;
                structure: string | number | null;
                suspenduJusquAu: string | null;
            }[];
            nombre: number;
            provenance: {
                /** @description Tel qu’il fut demandé ; vide : tout */
                filtre: {
                    [key: string]: string;
                };
                filtreDit: {
                    [key: string]: string;
                };
                /** Format: date-time */
                instant: string;
                /** @enum {string} */
                lecture: "plateforme" | "code";
                /** @description Dernier fait que ces lignes reflètent */
                position: number;
                /** @description Pourquoi des lignes peuvent manquer */
                reserves: string[];
            };
            /** @constant */
            schema: "jalon.export.v1";
            titre: string;
        };
        Fait: {
            /** @description Contrat dont il s’agit */
            contrat?: string;
            /** @description Instant de l’enregistrement ; vide : simulé */
            enregistreLe: string;
            /** Format: date */
            le: string;
            phrase: string;
            /** @description Place du fait dans son dossier, 1 pour le premier */
            place: number;
            /** @description Type du fait */
            type: string;
        };
        /** Constater la fermeture */
        FermerStructureDonnees: {
            /**
             * Premier jour de la fermeture
             * Format: date
             */
            le: string;
        };
        Fini: Record<string, never>;
        FormationDonnees: {
            /**
             * Dernier jour
             * Format: date
             */
            au: string;
            /**
             * Premier jour
             * Format: date
             */
            du: string;
            /** Intitulé */
            intitule?: string;
        };
        /** Habiliter le prescripteur */
        HabiliterPrescripteurDonnees: {
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /** Département */
            departement?: string;
            /**
             * Dernier jour
             * Format: date
             */
            fin: string;
            /**
             * Nom
             * @description D’une organisation que l’annuaire ne connaît pas encore
             */
            nom?: string;
            /**
             * Type de prescripteur
             * @enum {string}
             */
            type?: "AFPA" | "ASE" | "CAARUD" | "CADA" | "CAF" | "CAP_EMPLOI" | "CAVA" | "CCAS" | "CHRS" | "CHU" | "CIDFF" | "CPH" | "CSAPA" | "E2C" | "EPIDE" | "FT" | "HUDA" | "ML" | "MSA" | "OACAS" | "OIL" | "ODC" | "OCASF" | "PENSION" | "PIJ_BIJ" | "PJJ" | "PLIE" | "RS_FJT" | "PREVENTION" | "DEPT" | "SPIP" | "OHPD";
        };
        HeuresDuMois: {
            arretee?: components["schemas"]["Arret"];
            /** @description Par nom */
            lignes: components["schemas"]["LigneDHeures"][];
            /** @description AAAA-MM */
            mois: string;
            /** @description Page suivante ; null : il n’y en a pas */
            suite: number | null;
        };
        HomonymeLeveDonnees: {
            /**
             * Pourquoi c’est une autre personne
             * Format: textarea
             */
            raison: string;
        };
        Identite: {
            agent: components["schemas"]["AgentConnecte"] | null;
            /** @enum {string} */
            mode: "demonstration" | "comptes";
        };
        Indicateurs: {
            /** @description Par nature, dans l’ordre du référentiel */
            accompagnements: {
                /** @description Sans fin, et commencées au jour demandé */
                enCours: number;
                /** @description Bornes incluses ; une action sans fin est comptée jusqu’au jour demandé */
                jours: number;
                libelle: string;
                nature: string;
                nombre: number;
                /** @description Parcours où il y en a au moins une */
                personnes: number;
            }[];
            annee: number;
            arretee?: components["schemas"]["Arret"];
            /** Format: date */
            auJour: string;
            /** @description Années, structures et départements qui ont des chiffres */
            choix: {
                annees: number[];
                departements: string[];
                structures: string[];
            };
            departement: string | null;
            embauches: number;
            financements: {
                financement: string;
                libelle: string;
                nature: string;
                nombre: number;
                /** @description Part des coûts ; null : le fonds n’en prend aucune ce jour-là */
                pourcent: number | null;
            }[];
            /** @description En heures, à deux décimales */
            heures: number;
            /** @description Chaque structure que les filtres gardent */
            parStructure: {
                accompagnements: number;
                departement: string | null;
                embauches: number;
                /** @description En heures, à deux décimales */
                heures: number;
                passDelivres: number;
                siae: string;
                sorties: {
                    enregistrees: number;
                    /** @description Comptées, hors retraits : le dénominateur des taux */
                    examinees: number;
                };
                taux: {
                    /** @description Une part, et de quoi la vérifier */
                    durable: {
                        denominateur: number;
                        numerateur: number;
                        /** @description À une décimale ; null quand le dénominateur est nul */
                        pourcent: number | null;
                    };
                    /** @description Durables, de transition et positives */
                    dynamique: {
                        denominateur: number;
                        numerateur: number;
                        /** @description À une décimale ; null quand le dénominateur est nul */
                        pourcent: number | null;
                    };
                    /** @description Durables et de transition */
                    insertionDansLEmploi: {
                        denominateur: number;
                        numerateur: number;
                        /** @description À une décimale ; null quand le dénominateur est nul */
                        pourcent: number | null;
                    };
                };
            }[];
            passDelivres: number;
            /** @description Immersions */
            pmsmp: {
                conventions: number;
                jours: number;
            };
            sejours: {
                /** @description Seuil null : aucun à ces dates */
                courts: {
                    auPlus: {
                        /** @enum {string} */
                        unite: "jour" | "mois" | "annee";
                        valeur: number;
                    } | null;
                    denominateur: number;
                    numerateur: number;
                    /** @description À une décimale ; null quand le dénominateur est nul */
                    pourcent: number | null;
                };
                longs: {
                    denominateur: number;
                    numerateur: number;
                    plusDe: {
                        /** @enum {string} */
                        unite: "jour" | "mois" | "annee";
                        valeur: number;
                    } | null;
                    /** @description À une décimale ; null quand le dénominateur est nul */
                    pourcent: number | null;
                };
                /** @description En jours ; de deux séjours médians, leur moyenne */
                mediane: number | null;
                /** @description En jours, à une décimale */
                moyenne: number | null;
                nombre: number;
            };
            siae: string | null;
            sorties: {
                /** @description Non comptées, alors que des heures de cette année ont été dites depuis */
                aRevoir: number;
                enregistrees: number;
                /** @description Comptées, hors retraits : le dénominateur des taux */
                examinees: number;
                /** @description Sous un seuil le jour de leur enregistrement */
                nonComptees: number;
                /** @description Ni comptées ni non : le droit du jour, ou le type de structure, ne le disait pas */
                nonJugees: number;
                /** @description Les cinq catégories, dans l’ordre de la typologie */
                parCategorie: {
                    /** @enum {string} */
                    categorie: "durable" | "transition" | "positive" | "autre" | "retrait";
                    enregistrees: number;
                    /** @description Comptées, hors retraits : le dénominateur des taux */
                    examinees: number;
                }[];
                parType: {
                    /** @description null : le référentiel ne connaît plus ce type */
                    categorie: ("durable" | "transition" | "positive" | "autre" | "retrait") | null;
                    /** @description Ce qui est public de la table de l’ASP */
                    codeAsp: {
                        categorie?: number;
                        motif?: number;
                    } | null;
                    enregistrees: number;
                    /** @description Comptées, hors retraits : le dénominateur des taux */
                    examinees: number;
                    libelle: string;
                    /** @description null : des types que ces chiffres ne détaillent pas, parce qu’ils disent la santé, ou effacés */
                    type: string | null;
                }[];
                /** @description D’une catégorie retirée, jamais comptées */
                retraits: number;
                /** @description Sorties sous chaque seuil ; une sortie peut l’être sous plusieurs */
                seuilsNonAtteints: {
                    heuresAnnee: number;
                    misesADisposition: number;
                    presence: number;
                };
            };
            taux: {
                /** @description Une part, et de quoi la vérifier */
                durable: {
                    denominateur: number;
                    numerateur: number;
                    /** @description À une décimale ; null quand le dénominateur est nul */
                    pourcent: number | null;
                };
                /** @description Durables, de transition et positives */
                dynamique: {
                    denominateur: number;
                    numerateur: number;
                    /** @description À une décimale ; null quand le dénominateur est nul */
                    pourcent: number | null;
                };
                /** @description Durables et de transition */
                insertionDansLEmploi: {
                    denominateur: number;
                    numerateur: number;
                    /** @description À une décimale ; null quand le dénominateur est nul */
                    pourcent: number | null;
                };
            };
        };
        /** @description Le type dit si quelque chose a pu être écrit, et s’il faut recommencer */
        Indisponible: {
            /** @description Pourquoi rien ne s’écrit */
            causes?: components["schemas"]["CauseDeFermeture"][];
            /** @description En français, une phrase qui dit quoi faire */
            detail: string;
            /** @description Le fichier en panne */
            fichier?: string;
            /** @description Le dossier dont l’historique est rompu */
            flux?: string;
            panne?: string;
            status: number;
            title: string;
            /** @description urn:jalon:probleme: suivi du code */
            type: string;
        };
        Invitation: {
            /** @description Le même, tel qu’une application le lit */
            adresse: string;
            courriel: string;
            organisation: string;
            /** @description Du second facteur, en base 32 */
            secret: string;
        };
        InviterAgentDonnees: {
            /** Administre l’organisation */
            administrateur?: boolean;
            /** Adresse électronique */
            courriel: string;
            /** Nom */
            nom: string;
            /** Prénom */
            prenom: string;
            /**
             * Rôle
             * @enum {string}
             */
            role: "siae" | "prescripteur" | "orienteur" | "ddets" | "prefet";
        };
        /** Lever la prorogation de la conservation */
        LeverProrogationDonnees: {
            /**
             * Prorogation
             * @description À défaut, celle qui est en cours
             */
            prorogation?: string;
            /**
             * Pourquoi elle n’a plus d’objet
             * Format: textarea
             */
            raison: string;
        };
        /** Lever la suspension */
        LeverSuspensionDonnees: {
            /**
             * Premier jour de retour
             * Format: date
             */
            le: string;
        };
        LigneCalcul: {
            /** @description Place du fait dans son dossier, 1 pour le premier */
            fait: number;
            /**
             * Format: date
             * @description Fin du PASS après cette ligne
             */
            fin: string;
            /** @description Jours ajoutés ; négatif : repris */
            jours: number;
            libelle: string;
        };
        LigneDeParcours: {
            closLe: (string | null) | null;
            contrat: ({
                fin: string | null;
                id: string;
            } | null) | null;
            debut: (string | null) | null;
            demandeEnAttente: string | null;
            departement: string | null;
            dernierFait: ({
                /** Format: date */
                le: string;
                phrase: string;
            } | null) | null;
            /** @enum {string} */
            etape: "aOuvrir" | "orientation" | "diagnostique" | "enCours" | "suspendu" | "expire" | "sorti" | "clos";
            /** @description Étape dans la machine */
            etapeDetaillee: string;
            etat: (("A_VENIR" | "VALIDE" | "SUSPENDU" | "EXPIRE" | "CLOS" | "ANNULE") | null) | null;
            fin: (string | null) | null;
            id: string;
            joursRestants: number | null;
            libelleEtape: string;
            nom: string | null;
            numero: string | null;
            ouvertLe: string | null;
            /** @enum {string} */
            personne: "presente" | "effacee" | "cle_absente";
            prenom: string | null;
            prochaineEcheance: ({
                genre: string;
                /** Format: date */
                le: string;
                libelle: string;
            } | null) | null;
            revision: number;
            siae: string | null;
            sortieLe: (string | null) | null;
            suspension: ({
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
            } | null) | null;
            typeSiae: string | null;
        };
        LigneDeStructure: {
            annexes: {
                cdiInclusionEtp: number;
                /** Format: date */
                debut: string;
                etat: string;
                /** Format: date */
                fin: string;
                libelleEtat: string;
                postesEtp: number | null;
                quotaMajore: boolean;
                /** Format: date */
                signeeLe: string;
            }[];
            /** @description Ce qui arrête la convention avant son terme */
            arrets: {
                /** Format: date */
                debut: string;
                fin: string | null;
                /** @description Réception de la lettre qui demande les observations */
                informeeLe: string | null;
                libelleMotif: string | null;
                libelleQuoi: string;
                motif: ("NON_RESPECT" | "FAUSSE_DECLARATION" | "ACCORD" | "CESSATION") | null;
                /** @enum {string} */
                quoi: "suspension" | "resiliation" | "fermeture";
            }[];
            /** @description Ce qui est à suivre, d’elle et de ses parcours ; null : pour l’État seul */
            aSuivre: number | null;
            /** Format: date */
            auJour: string;
            autoPrescription: boolean;
            conventionnement: {
                constate: string;
                references: components["schemas"]["Reference"][];
                satisfaite: boolean;
            };
            conventions: {
                /** @description De la commission ; null : pas dit */
                avis: ("FAVORABLE" | "DEFAVORABLE") | null;
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
                libelleAvis: string | null;
                libelleType: string | null;
                pmsmp: boolean | null;
                /** Format: date */
                signeeLe: string;
                territoire: string[] | null;
                /** @description null : celui de la structure */
                type: ("AI" | "ACI" | "EI" | "ETTI" | "EITI") | null;
            }[];
            demande: {
                avis: ("FAVORABLE" | "DEFAVORABLE") | null;
                /** Format: date */
                le: string;
                libelleAvis: string | null;
                renouvellement: boolean;
            } | null;
            departement: string | null;
            derogations480h: {
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
            }[];
            derogationsHeures: {
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
            }[];
            dialogues: {
                annee: number;
                /** Format: date */
                le: string;
            }[];
            etape: string;
            habilitations: {
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
                retireeLe: string | null;
            }[];
            /** @description null : le préfet n’a rien décidé */
            habilitee: boolean | null;
            /** @description Identifiant d’une organisation */
            id: string;
            libelleEtape: string;
            libelleType: string | null;
            nom: string | null;
            /** @description Total de la liste de ses parcours en cours, pour ce persona */
            parcoursEnCours: number;
            permanence: {
                joursParSemaine: number;
                /** Format: date */
                le: string;
            } | null;
            /** @description Structures auxquelles elle succède */
            predecesseurs: {
                /** @enum {string} */
                fondement: "TRANSFERT_L1224_1" | "AUTRE";
                /** @description Identifiant d’une organisation */
                id: string;
                /** Format: date */
                le: string;
                libelleFondement: string;
                reference: string;
            }[];
            retraits: {
                /** Format: date */
                debut: string;
                /** Format: date */
                decideLe: string;
                fin: string | null;
                retabliLe: string | null;
            }[];
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            /** @description Accepté, et à suivre */
            signaux: {
                /** @description Code de la condition, satisfaite */
                condition: string;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                fait: number;
                /** Format: date */
                le: string;
                libelle: string;
                /** @description Identifiant d’une organisation */
                par: string;
            }[];
            siret: string | null;
            type: ("AI" | "ACI" | "EI" | "ETTI" | "EITI") | null;
            /** @description null : pas dit, ou une structure */
            typePrescripteur: string | null;
        };
        LigneDHeures: {
            contrat: string;
            /**
             * Format: date
             * @description Du contrat, ou de la mise à disposition
             */
            debut: string;
            /** @description Déjà déclarées pour ce mois */
            declarees: number | null;
            fin: string | null;
            libelleContrat: string;
            libelleUtilisateur: string | null;
            miseADisposition: string | null;
            moisPrecedent: number | null;
            nom: string | null;
            parcours: string;
            /** @description Heures plafonnées de la personne ; null : aucune */
            plafond: number | null;
            prenom: string | null;
            /** @description Ce qu’il reste sous le plafond, tous employeurs ensemble */
            restantes: number | null;
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
        };
        Menu: {
            declarerHeures: boolean;
            /** @description Le sien, pour un service de l’État */
            departement: string | null;
            /**
             * @description Les structures dont il peut ouvrir la page
             * @enum {string}
             */
            lireStructures: "toutes" | "departement" | "sienne";
            ouvrirParcours: boolean;
            /** @description Emporter le dossier d’audit d’un parcours */
            prouver: boolean;
            /** @description Comparer les deux lectures du droit sur un parcours */
            rejuger: boolean;
            /** @description Chercher le PASS de quelqu’un qui se présente */
            retrouverPass: boolean;
            /** @description La sienne, quand elle emploie */
            structure: string | null;
            /** @description Voir ce qui a été accepté et reste à suivre */
            suivre: boolean;
        };
        MiseADispositionDonnees: {
            /** Commune du lieu de travail */
            commune?: string;
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /** Département du lieu de travail */
            departement?: string;
            /** Équipements de protection */
            epi?: string;
            /**
             * Dernier jour
             * Format: date
             */
            fin?: string;
            /** Numéro de la mise à disposition */
            id: string;
            /**
             * Dernier licenciement économique de l’utilisateur sur un poste équivalent
             * Format: date
             */
            licenciementEconomiqueLe?: string;
            /** Lieu */
            lieu: string;
            /** Rémunération de référence */
            remunerationReference?: string;
            /**
             * Tâches confiées
             * Format: textarea
             */
            taches: string;
            /**
             * Travaux particulièrement dangereux
             * @description Interdits en association intermédiaire
             */
            travauxDangereux?: boolean;
            /** Utilisateur */
            utilisateur: components["schemas"]["UtilisateurDonnees"];
        };
        ModeleDeLecture: {
            erreur: string | null;
            gelees: {
                flux: string;
                /** @description -1 : aucune */
                position: number;
                raison: string;
                /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
                revision: number;
                type: string;
            }[];
            libelle: string;
            nom: string;
            /** @description -1 : aucune */
            position: number;
            reconstruction: {
                parSeconde: number;
                /** @description -1 : aucune */
                position: number;
                secondesRestantes: number | null;
                /** @description -1 : aucune */
                tete: number;
            } | null;
            /** @description null : le journal ne le dit pas */
            retard: number | null;
            /** @enum {string} */
            situation: "a_jour" | "en_retard" | "en_reconstruction" | "arretee" | "en_erreur";
            /** @description -1 : aucune */
            tete: number;
            version: number;
        };
        /** Notifier une décision */
        NotifierDecisionDonnees: {
            /**
             * Destinataire
             * @enum {string}
             */
            destinataire: "interesse" | "structure";
            /**
             * Décision à notifier
             * @description Place du fait dans son dossier : 1 pour le premier, telle que le journal la donne
             */
            fait: number;
            /**
             * Jour de la réception
             * Format: date
             */
            le: string;
            /**
             * Moyen
             * @enum {string}
             */
            moyen: "COMMISSAIRE_DE_JUSTICE" | "COURRIEL" | "LETTRE_RECOMMANDEE" | "LETTRE_RECOMMANDEE_ELECTRONIQUE" | "LETTRE_SIMPLE" | "ORAL" | "REMISE_CONTRE_DECHARGE" | "TELESERVICE";
        };
        Nouvelle: {
            parcours: string;
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
        };
        Organisation: {
            departement?: string;
            /** @description Prescripteur habilité */
            habilitee?: boolean;
            /** @description Identifiant d’une organisation */
            id: string;
            /** @description Type de SIAE ou de prescripteur */
            type?: string;
        };
        OrganisationNommee: {
            departement?: string;
            /** @description Prescripteur habilité */
            habilitee?: boolean;
            /** @description Identifiant d’une organisation */
            id: string;
            nom: string;
            /** @description Type de SIAE ou de prescripteur */
            type?: string;
        };
        /** Orienter vers une structure */
        OrienterVersSiaeDonnees: {
            /** Structure vers laquelle orienter */
            siae: string;
        };
        /** Ouvrir un parcours */
        OuvrirParcoursDonnees: {
            /**
             * Autre personne que son homonyme
             * @description Quand un autre dossier porte le même état civil sans identifiant qui les distingue
             */
            homonymeLeve?: components["schemas"]["HomonymeLeveDonnees"];
            /** Origine de la demande */
            origine?: string;
            /** Personne */
            personne: components["schemas"]["PersonneDonnees"];
        };
        PageDAnomalies: {
            arretee?: components["schemas"]["Arret"];
            /** @description Présent tant que ces lignes se recalculent : il peut en manquer */
            enReconstruction?: string;
            lignes: components["schemas"]["Anomalie"][];
            /** @description À partir de 1 */
            page: number;
            /** @description Ce qui est à suivre dans les décisions sur les structures elles-mêmes */
            structures: components["schemas"]["AnomalieDeStructure"][];
            /** @description Lignes par page */
            taille: number;
            /** @description Lignes, toutes pages comprises */
            total: number;
        };
        PageDEcheances: {
            arretee?: components["schemas"]["Arret"];
            /** @description Présent tant que ces lignes se recalculent : il peut en manquer */
            enReconstruction?: string;
            lignes: components["schemas"]["Echeance"][];
            /** @description À partir de 1 */
            page: number;
            /** @description Lignes par page */
            taille: number;
            /** @description Lignes, toutes pages comprises */
            total: number;
        };
        PageDeParcours: {
            arretee?: components["schemas"]["Arret"];
            /** @description Vrai : il y en a plus de 1000, le total s’arrête là ; `totalExact=oui` compte jusqu’au bout */
            auMoins: boolean;
            /** @description Présent tant que ces lignes se recalculent : il peut en manquer */
            enReconstruction?: string;
            /** @description Étapes par lesquelles filtrer, et leur nom */
            etapes: {
                /** @enum {string} */
                code: "aOuvrir" | "orientation" | "diagnostique" | "enCours" | "suspendu" | "expire" | "sorti" | "clos";
                libelle: string;
            }[];
            lignes: components["schemas"]["LigneDeParcours"][];
            /** @description À partir de 1 */
            page: number;
            /** @description Lignes par page */
            taille: number;
            /** @description Lignes, toutes pages comprises */
            total: number;
        };
        /** @description Le parcours un jour donné */
        Parcours: {
            accompagnements: {
                accueil: string | null;
                /** Format: date */
                debut: string;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                fait: number;
                fin: string | null;
                financement: string | null;
                initiative: ("PLAN" | "SALARIE") | null;
                /** @description Bornes incluses ; sans fin, jusqu’au jour de la vue */
                jours: number;
                libelleNature: string;
                /** @enum {string} */
                nature: "social" | "professionnel" | "prise_de_poste" | "formation" | "pmsmp";
                /** @description En pour cent */
                partFinancee: number | null;
                /** @description Identifiant d’une organisation */
                siae: string;
            }[];
            /**
             * Format: date
             * @description Jour de la vue
             */
            auJour: string;
            carence: {
                /** Format: date */
                jusquAu: string;
            } | null;
            cloture: {
                /** Format: date */
                le: string;
                motif: string | null;
                /** @description Identifiant d’une organisation */
                par: string;
                /** Format: date */
                suspensionDebut: string;
            } | null;
            compteur480h: {
                /** Format: date */
                au: string;
                /** @description Sur tous les dossiers de la personne */
                consommees: number;
                /** @description En vigueur ce jour pour une association qui met la personne à disposition */
                derogation: {
                    /** Format: date */
                    au: string;
                    /** @description Identifiant d’une organisation */
                    siae: string;
                } | null;
                /** Format: date */
                du: string;
                plafond: number;
                restantes: number;
            } | null;
            conservation: {
                /** Format: date */
                depuis: string;
                /** Format: date */
                jusquAu: string;
                /** @enum {string} */
                motif: "fin_du_parcours" | "collecte";
                /** @description Un contrôle ou un contentieux est en cours : rien n’est effacé avant sa fin */
                prorogeeDepuis: string | null;
                raison: string;
                references: components["schemas"]["Reference"][];
            } | null;
            contestations: {
                /** @enum {string} */
                etat: "en_attente" | "maintenue" | "revue";
                /** @description null : effacée */
                explication: string | null;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                fait: number;
                id: string;
                /** Format: date */
                le: string;
                libelle: string;
                /** @description Identifiant d’une organisation */
                par: string;
                reponse: string | null;
                traiteeLe: string | null;
                traiteePar: string | null;
            }[];
            contrats: components["schemas"]["Contrat"][];
            decisions: {
                contestable: boolean;
                decision: string;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                fait: number;
                /** Format: date */
                le: string;
                libelle: string;
                notifications: {
                    /** @enum {string} */
                    destinataire: "interesse" | "structure";
                    /** @enum {string} */
                    etat: "a_notifier" | "notifiee";
                    le: string | null;
                    libelle: string;
                    moyen: string | null;
                }[];
                /** @description Identifiant d’une organisation */
                par: string;
            }[];
            demandeEnAttente: components["schemas"]["Demande"] | null;
            demandes: components["schemas"]["Demande"][];
            diagnostic: {
                /**
                 * Format: date
                 * @description Premier jour où il ne compte plus, à moins qu’un PASS ait suivi
                 */
                expireLe: string;
                /** Format: date */
                le: string;
                /** @description Critères administratifs de niveau 1 */
                niveau1: number;
                niveau2: number;
                /** @description Identifiant d’une organisation */
                par: string;
                /** Format: date */
                valableJusquAu: string;
                valide: boolean;
            } | null;
            /** @description Le dossier dont celui-ci est le doublon */
            doublonDe: {
                /** Format: date */
                le: string;
                parcours: string | null;
            } | null;
            /** @description Ce que les faits disent par écrit : motifs, explications, bilans, synthèses ; sans ce qui est effacé */
            ecrits: {
                /** @description Place du fait dans son dossier, 1 pour le premier */
                fait: number;
                /** Format: date */
                le: string;
                libelle: string;
                /** @description Identifiant d’une organisation */
                par: string;
                textes: string[];
            }[];
            employeurs: string[];
            /** @enum {string} */
            etape: "aOuvrir" | "orientation" | "diagnostique" | "enCours" | "suspendu" | "expire" | "sorti" | "clos";
            /** @description Étape dans la machine */
            etapeDetaillee: string;
            heures: {
                contrat: string;
                heures: number;
                miseADisposition: string | null;
                /** @description AAAA-MM */
                mois: string;
            }[];
            heuresReduites: {
                /** Format: date */
                autoriseesLe: string;
                contrat: string;
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
                libelleRegime: string;
                /** @description null : effacé */
                regime: string | null;
                /** @description Identifiant d’une organisation */
                siae: string;
            }[];
            /** Format: uuid */
            id: string;
            identite?: ("effacee" | "cle_absente") | null;
            libelleEtape: string;
            misesADisposition: {
                contrat: string;
                /** Format: date */
                debut: string;
                fin: string | null;
                id: string;
                libelleUtilisateur: string;
                /** @description Compte dans les 480 heures */
                plafonnee: boolean;
                /** @description Identifiant d’une organisation */
                siae: string;
                utilisateur: string;
            }[];
            orientations: {
                /** @description Place du fait dans son dossier, 1 pour le premier */
                fait: number;
                /** Format: date */
                le: string;
                /** @description Identifiant d’une organisation */
                par: string;
                /** @description De la structure ; null : pas encore répondu */
                reponse: {
                    explication: string | null;
                    /** Format: date */
                    le: string;
                    /** @enum {string} */
                    reponse: "ACCEPTEE" | "REFUSEE";
                } | null;
                /** @description Identifiant d’une organisation */
                siae: string;
            }[];
            origine: string | null;
            ouvertLe: string | null;
            pass: components["schemas"]["Pass"] | null;
            passAnterieurs: components["schemas"]["Pass"][];
            passOfficiel: {
                debut: string | null;
                /** @description Jours de la fin montrée ici à celle du téléservice */
                ecart: number | null;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                fait: number;
                faitFoi: boolean;
                fin: string | null;
                /** Format: date */
                le: string;
                numero: string | null;
                /** @description Identifiant d’une organisation */
                par: string;
                /** @description null : effacé */
                reference: string | null;
            } | null;
            personne: {
                commune?: string | null;
                identifiantFranceTravail?: string | null;
                naissance: string | null;
                nir?: string | null;
                nom: string | null;
                prenom: string | null;
                sexe?: ("F" | "M") | null;
            } | null;
            prolongations: {
                /** Format: date */
                accordeeLe: string;
                /** Format: date */
                debut: string;
                demande: string | null;
                /** Format: date */
                fin: string;
                id: string;
                jours: number;
                libelleMotif: string;
                /** @description null : effacé */
                motif: string | null;
                /** @description Identifiant d’une organisation */
                par: string;
                repris: boolean;
                retiree: boolean;
            }[];
            /** @description Doublons de la même personne, clos au profit de ce dossier */
            rapprochements: {
                /** Format: date */
                le: string;
                parcours: string | null;
            }[];
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            /** @description Accepté, et à dire : le détail est dans le verdict du fait */
            signaux: {
                /** @description Code de la condition, satisfaite */
                condition: string;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                fait: number;
                /** Format: date */
                le: string;
                libelle: string;
                /** @description Identifiant d’une organisation */
                par: string;
            }[];
            situations: {
                cdiInclusion: {
                    /** Format: date */
                    du: string;
                    /** @description Place du fait dans son dossier, 1 pour le premier */
                    fait: number;
                }[];
                finDeDroits: {
                    /** @description Place du fait dans son dossier, 1 pour le premier */
                    fait: number;
                    /** Format: date */
                    le: string;
                }[];
                formation: {
                    /** Format: date */
                    au: string;
                    /** Format: date */
                    du: string;
                    /** @description Place du fait dans son dossier, 1 pour le premier */
                    fait: number;
                    intitule: string | null;
                }[];
                rqth: {
                    au: string | null;
                    /** Format: date */
                    du: string;
                    /** @description Place du fait dans son dossier, 1 pour le premier */
                    fait: number;
                }[];
            };
            sortie: components["schemas"]["Sortie"] | null;
            sorties: components["schemas"]["Sortie"][];
            suspensions: {
                /** Format: date */
                debut: string;
                /** Format: date */
                declareeLe: string;
                /** @enum {string} */
                etat: "declaree" | "levee" | "terminee" | "retiree";
                /** Format: date */
                fin: string;
                finInconnue: boolean;
                id: string;
                libelleMotif: string;
                /** @description null : effacé */
                motif: string | null;
                /** @description Identifiant d’une organisation */
                par: string;
            }[];
            visites: {
                auPlusTard: string | null;
                emplois: number | null;
                /** @enum {string} */
                etat: "aFaire" | "faite" | "enRetard";
                faiteLe: string | null;
                premiereMiseADisposition: string | null;
                /** @description Identifiant d’une organisation */
                siae: string;
            }[];
        };
        ParcoursConsulte: {
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            vue: components["schemas"]["Parcours"];
        };
        Pass: {
            /** @description Comment la date de fin est calculée */
            calcul: components["schemas"]["LigneCalcul"][];
            /** Format: date */
            debut: string;
            /** @enum {string} */
            etat: "A_VENIR" | "VALIDE" | "SUSPENDU" | "EXPIRE" | "CLOS" | "ANNULE";
            /** Format: date */
            fin: string;
            joursRestants: number;
            /** @description Dates reprises d’ailleurs, qui ne tombent pas juste */
            nonVerifiable: boolean;
            /** @description null : effacé */
            numero: string | null;
            origine: string;
            /** @description Identifiant d’une organisation */
            siae: string;
        };
        PassRetrouve: {
            /** @description Dernier jour du délai de carence, quand aucun PASS ne court */
            carenceJusquAu: string | null;
            demandeEnAttente: boolean;
            /** Format: date */
            fin: string;
            joursRestants: number;
            /** Format: uuid */
            parcours: string;
            valide: boolean;
        };
        Persona: {
            /** @description Valeur de l’en-tête X-Jalon-Persona */
            id: string;
            libelle: string;
            organisation: components["schemas"]["OrganisationNommee"];
            /** @enum {string} */
            role: "siae" | "prescripteur" | "orienteur" | "ddets" | "prefet" | "systeme";
        };
        /** @description Personne n’est nommé dans l’en-tête du persona */
        PersonaInconnu: {
            constats: components["schemas"]["Constat"][];
            /** @description En français, une phrase qui dit quoi faire */
            detail: string;
            /** @constant */
            famille: "acces";
            status: number;
            title: string;
            /** @description urn:jalon:probleme: suivi du code */
            type: string;
        };
        PersonneDonnees: {
            /** Commune */
            commune?: string;
            /** Identifiant France Travail */
            identifiantFranceTravail?: string;
            /**
             * Date de naissance
             * Format: date
             */
            naissance: string;
            /**
             * Numéro de sécurité sociale
             * @description treize caractères (2A et 2B admis), avec ou sans la clé
             */
            nir?: string;
            /** Nom */
            nom: string;
            /** Prénom */
            prenom: string;
            /**
             * Sexe
             * @enum {string}
             */
            sexe?: "F" | "M";
        };
        PieceDonnees: {
            /**
             * Dernier jour de validité
             * Format: date
             * @description Pour une RQTH ou un titre de séjour
             */
            au?: string;
            /**
             * Critère
             * @enum {string}
             */
            critere: "AAH" | "ASE" | "ASS" | "CAP_BEP" | "DELD" | "DETENTION_MJ" | "DETLD" | "FLE" | "JEUNE" | "PI" | "PM" | "PSH_PR" | "QPV" | "REF_DA" | "RSA" | "SENIOR" | "TH" | "ZRR";
            /**
             * Date du justificatif
             * Format: date
             */
            du: string;
        };
        Point: {
            /** @description Preuve de cohérence (RFC 9162 §2.1.4) */
            readonly coherence: string[];
            depuis: number;
            /** @description Note signée : origine, nombre de faits, racine */
            point: string;
            /** @constant */
            schema: "jalon.point.v1";
        };
        Pret: {
            avertissements?: string[];
            causes?: components["schemas"]["CauseDeFermeture"][];
            echeances?: {
                phrase: string;
                retenues: number;
            };
            /** @enum {string} */
            ecriture: "ouverte" | "fermee";
            /** @enum {string} */
            etat: "pret" | "degrade";
            integrite: {
                complete: string | null;
                /** @enum {string} */
                etat: "etablie" | "en_cours" | "rompue" | "rupture_connue" | "non_verifiable";
                phrase: string;
                verifies: number;
            };
        };
        /** @description RFC 9457 */
        Probleme: {
            /** @description En français, une phrase qui dit quoi faire */
            detail: string;
            status: number;
            title: string;
            /** @description urn:jalon:probleme: suivi du code */
            type: string;
        };
        ProlongationRepriseDonnees: {
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour
             * Format: date
             */
            fin: string;
            /**
             * Motif
             * @enum {string}
             */
            motif: "CDI_INCLUSION" | "CONTEXTE_SANITAIRE" | "DIFFICULTES" | "FORMATION" | "RQTH" | "SENIOR";
        };
        /** Prolonger le contrat */
        ProlongerContratDonnees: {
            /** Contrat */
            contrat: string;
            /**
             * Nouveau dernier jour
             * Format: date
             */
            fin: string;
            /**
             * Motif de la prolongation
             * @enum {string}
             */
            motif: "DIFFICULTES" | "FORMATION" | "RQTH" | "SENIOR";
        };
        /** Proroger la conservation des données */
        ProrogerConservationDonnees: {
            /**
             * Ce qui est en cours
             * @enum {string}
             */
            cause: "CONTENTIEUX" | "CONTROLE";
            /** Référence du contrôle ou de l’affaire */
            reference?: string;
        };
        /** Rapprocher un doublon */
        RapprocherParcoursDonnees: {
            /**
             * Dossier à clore comme doublon
             * @description Son identifiant, dans l’adresse de sa page
             */
            parcours: string;
            /**
             * Pourquoi c’est la même personne
             * Format: textarea
             */
            raison: string;
        };
        /** Rectifier un acte */
        RectifierActeDonnees: {
            /**
             * Acte à rectifier
             * @description Place du fait dans son dossier : 1 pour le premier, telle que le journal la donne
             */
            fait: number;
            /**
             * Raison de la rectification
             * @description Rien sur une personne
             */
            raison: string;
            /**
             * Données qui remplacent
             * @description Vide : l’acte est retiré
             */
            remplacement?: {
                [key: string]: unknown;
            };
        };
        /** Rectifier un fait */
        RectifierFaitDonnees: {
            /**
             * Fait à rectifier
             * @description Place du fait dans son dossier : 1 pour le premier, telle que le journal la donne
             */
            fait: number;
            /**
             * Raison de la rectification
             * Format: textarea
             */
            raison: string;
            /**
             * Données qui remplacent
             * @description Vide : le fait est retiré
             */
            remplacement?: {
                [key: string]: unknown;
            };
        };
        /** @description Un texte et son adresse */
        Reference: {
            href: string;
            titre: string;
        };
        /** @description Refus du moteur : sa famille, toutes les conditions regardées, et le parcours tel qu’il est */
        RefusDeCommande: {
            champs?: components["schemas"]["ChampRefuse"][];
            /** @description Toutes les conditions regardées */
            constats: components["schemas"]["Constat"][];
            /** @description En français, une phrase qui dit quoi faire */
            detail: string;
            /** @enum {string} */
            famille: "donnee" | "acces" | "etape" | "droit" | "conflit" | "introuvable";
            /** @description Types de faits qui ont leur place à cette étape */
            possibles?: string[];
            /** @description Règle qui a jugé */
            regle?: string;
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            status: number;
            title: string;
            /** @description urn:jalon:probleme: suivi du code */
            type: string;
            /** @description null : inconnu, ou caché à ce lecteur */
            vue: components["schemas"]["Parcours"] | null;
        };
        /** @description Refus du moteur, sur les comptes d’une organisation */
        RefusDesComptes: {
            champs?: components["schemas"]["ChampRefuse"][];
            /** @description Toutes les conditions regardées */
            constats: components["schemas"]["Constat"][];
            /** @description En français, une phrase qui dit quoi faire */
            detail: string;
            /** @enum {string} */
            famille: "donnee" | "acces" | "etape" | "droit" | "conflit" | "introuvable";
            /** @description Types de faits qui ont leur place à cette étape */
            possibles?: string[];
            /** @description Règle qui a jugé */
            regle?: string;
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            status: number;
            title: string;
            /** @description urn:jalon:probleme: suivi du code */
            type: string;
            vue: components["schemas"]["Comptes"] | null;
        };
        /** @description Refus du moteur, sur une structure */
        RefusDeStructure: {
            champs?: components["schemas"]["ChampRefuse"][];
            /** @description Toutes les conditions regardées */
            constats: components["schemas"]["Constat"][];
            /** @description En français, une phrase qui dit quoi faire */
            detail: string;
            /** @enum {string} */
            famille: "donnee" | "acces" | "etape" | "droit" | "conflit" | "introuvable";
            /** @description Types de faits qui ont leur place à cette étape */
            possibles?: string[];
            /** @description Règle qui a jugé */
            regle?: string;
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            status: number;
            title: string;
            /** @description urn:jalon:probleme: suivi du code */
            type: string;
            vue: components["schemas"]["Structure"] | null;
        };
        /** Refuser de déroger au délai de carence */
        RefuserDerogationCarenceDonnees: {
            /**
             * Explication du refus
             * Format: textarea
             */
            explication: string;
            /** Motif du refus */
            motif: string;
        };
        /** Refuser la prolongation */
        RefuserProlongationDonnees: {
            /** Actions proposées */
            actions?: string[];
            /**
             * Demande
             * @description À défaut, la demande en attente
             */
            demande?: string;
            /**
             * Explication du refus
             * Format: textarea
             */
            explication: string;
            /**
             * Motif du refus
             * @enum {string}
             */
            motif: "DUREE" | "IAE" | "MOTIF" | "SIAE";
        };
        Rejeu: {
            /** @description Postérieurs au jour regardé, ou enregistrés après le jour de la connaissance */
            faitsIgnores: number;
            /** @description Du dernier fait gardé */
            revision: number;
            vue: components["schemas"]["Parcours"];
        };
        /** @description Les décisions d’un parcours, regardées par un autre droit */
        Rejugement: {
            auDroitDu: string | null;
            empreinte: string;
            faits: {
                commande: ("OuvrirParcours" | "OrienterVersSiae" | "RepondreOrientation" | "EtablirDiagnostic" | "DerogerCarence" | "RefuserDerogationCarence" | "DeclarerEmbauche" | "TransmettreFiche" | "ReporterEmbauche" | "AnnulerEmbauche" | "RenouvelerContrat" | "ProlongerContrat" | "SuspendreContrat" | "ReprendreContrat" | "RompreContrat" | "TerminerContrat" | "ConclureMiseADisposition" | "DeclarerHeures" | "EnregistrerAccompagnement" | "DeclarerSituation" | "AutoriserHeuresReduites" | "EnregistrerVisite" | "ConstaterDebutSuspension" | "ConstaterFinSuspension" | "ConstaterExpiration" | "ConstaterRetablissement" | "RappelerProlongation" | "ConstaterAbsenceReponse" | "DemanderProlongation" | "AccorderProlongation" | "RefuserProlongation" | "ConstaterPassOfficiel" | "RapprocherParcours" | "RectifierFait" | "AnnulerEcheances" | "ReprendrePass" | "EnregistrerSortie" | "SuspendrePass" | "CorrigerSuspension" | "LeverSuspension" | "CloreParcours" | "NotifierDecision" | "ContesterDecision" | "RepondreContestation" | "ProrogerConservation" | "LeverProrogation" | "EffacerDonnees") | null;
                conditions: {
                    apres: {
                        attendu: string | null;
                        constate: string | null;
                        satisfaite: boolean | null;
                        sources: string[];
                    } | null;
                    avant: {
                        attendu: string | null;
                        constate: string | null;
                        satisfaite: boolean | null;
                        sources: string[];
                    } | null;
                    condition: string;
                    libelle: string;
                }[];
                issue: ("favorable" | "defavorable") | null;
                /** Format: date */
                le: string;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                place: number;
                raison?: string;
                regle: string;
                /** @enum {string} */
                resultat: "conforme" | "different" | "sans_base" | "efface" | "non_rejugeable";
                /** @enum {string} */
                type: "ParcoursOuvert" | "HomonymeLeve" | "OrientationEnvoyee" | "OrientationRepondue" | "DiagnosticEtabli" | "CarenceDerogee" | "DerogationCarenceRefusee" | "PassDelivre" | "PassDecale" | "PassAnnule" | "EmbaucheDeclaree" | "EmbaucheReportee" | "EmbaucheAnnulee" | "FicheTransmise" | "ContratRenouvele" | "ContratProlonge" | "ContratSuspendu" | "ContratRepris" | "ContratRompu" | "ContratTermine" | "MiseADispositionConclue" | "HeuresDeclarees" | "HeuresReduitesAutorisees" | "VisiteMedicaleEnregistree" | "AccompagnementEnregistre" | "SituationDeclaree" | "SuspensionDeclaree" | "SuspensionCommencee" | "SuspensionCorrigee" | "SuspensionLevee" | "SuspensionTerminee" | "ProlongationDemandee" | "ProlongationDeclaree" | "ProlongationAccordee" | "ProlongationRefusee" | "RappelProlongationEchu" | "DemandeSansReponse" | "PassExpire" | "PassRetabli" | "PassRepris" | "PassOfficielConstate" | "ParcoursClos" | "SortieEnregistree" | "SuspensionRetiree" | "ProlongationRetiree" | "SortieRetiree" | "ParcoursRapproche" | "DoublonClos" | "FaitRectifie" | "EcheancesAnnulees" | "DecisionNotifiee" | "DecisionContestee" | "ContestationTraitee" | "ConservationProrogee" | "ProrogationLevee" | "DonneesEffacees" | "EcritureEcartee";
                valeurs: {
                    apres: string | number | boolean | null;
                    avant: string | number | boolean | null;
                    champ: string;
                    ecartJours?: number | null;
                    /** @enum {string} */
                    fait: "ParcoursOuvert" | "HomonymeLeve" | "OrientationEnvoyee" | "OrientationRepondue" | "DiagnosticEtabli" | "CarenceDerogee" | "DerogationCarenceRefusee" | "PassDelivre" | "PassDecale" | "PassAnnule" | "EmbaucheDeclaree" | "EmbaucheReportee" | "EmbaucheAnnulee" | "FicheTransmise" | "ContratRenouvele" | "ContratProlonge" | "ContratSuspendu" | "ContratRepris" | "ContratRompu" | "ContratTermine" | "MiseADispositionConclue" | "HeuresDeclarees" | "HeuresReduitesAutorisees" | "VisiteMedicaleEnregistree" | "AccompagnementEnregistre" | "SituationDeclaree" | "SuspensionDeclaree" | "SuspensionCommencee" | "SuspensionCorrigee" | "SuspensionLevee" | "SuspensionTerminee" | "ProlongationDemandee" | "ProlongationDeclaree" | "ProlongationAccordee" | "ProlongationRefusee" | "RappelProlongationEchu" | "DemandeSansReponse" | "PassExpire" | "PassRetabli" | "PassRepris" | "PassOfficielConstate" | "ParcoursClos" | "SortieEnregistree" | "SuspensionRetiree" | "ProlongationRetiree" | "SortieRetiree" | "ParcoursRapproche" | "DoublonClos" | "FaitRectifie" | "EcheancesAnnulees" | "DecisionNotifiee" | "DecisionContestee" | "ContestationTraitee" | "ConservationProrogee" | "ProrogationLevee" | "DonneesEffacees" | "EcritureEcartee";
                }[];
            }[];
            finDuPass: {
                ecartJours: number;
                /** Format: date */
                enregistree: string;
                numero: string | null;
                /** Format: date */
                rejugee: string;
            } | null;
            /** @enum {string} */
            lecture: "plateforme" | "code";
            /** Format: uuid */
            parcours: string;
            totaux: {
                conforme: number;
                different: number;
                efface: number;
                non_rejugeable: number;
                sans_base: number;
            };
        };
        /** Rendre l’avis de la commission */
        RendreAvisCommissionDonnees: {
            /**
             * Avis
             * @enum {string}
             */
            avis: "FAVORABLE" | "DEFAVORABLE";
        };
        /** Renouveler le contrat */
        RenouvelerContratDonnees: {
            /** Contrat */
            contrat: string;
            /**
             * Nouveau dernier jour
             * Format: date
             */
            fin: string;
        };
        /** Répondre à une contestation */
        RepondreContestationDonnees: {
            /**
             * Contestation
             * @description À défaut, celle qui attend une réponse
             */
            contestation?: string;
            /**
             * Explication de la réponse
             * Format: textarea
             */
            explication: string;
            /**
             * Suite donnée
             * @enum {string}
             */
            suite: "MAINTENUE" | "REVUE";
        };
        /** Répondre à une orientation */
        RepondreOrientationDonnees: {
            /**
             * Explication
             * Format: textarea
             * @description Pour un refus, elle est demandée
             */
            explication?: string;
            /**
             * Orientation reçue
             * @description À défaut, la dernière reçue qui attend une réponse
             */
            fait?: number;
            /**
             * Réponse
             * @enum {string}
             */
            reponse: "ACCEPTEE" | "REFUSEE";
        };
        /** Reporter l’embauche */
        ReporterEmbaucheDonnees: {
            /** Contrat */
            contrat: string;
            /**
             * Nouveau premier jour
             * Format: date
             */
            debut: string;
        };
        /** Reprendre le contrat */
        ReprendreContratDonnees: {
            /** Contrat */
            contrat: string;
            /**
             * Jour de la reprise
             * Format: date
             */
            le: string;
        };
        /** Reprendre la convention */
        ReprendreConventionDonnees: {
            /**
             * Premier jour repris
             * Format: date
             */
            le: string;
        };
        /** Reprendre un PASS existant */
        ReprendrePassDonnees: {
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /** Dernière embauche */
            embauche?: components["schemas"]["EmbaucheRepriseDonnees"];
            /**
             * Dernier jour affiché aujourd’hui
             * Format: date
             * @description Prolongations et suspensions comprises
             */
            fin: string;
            /**
             * Autre personne que son homonyme
             * @description Quand un autre dossier porte le même état civil sans identifiant qui les distingue
             */
            homonymeLeve?: components["schemas"]["HomonymeLeveDonnees"];
            /** Numéro du PASS */
            numero: string;
            /**
             * Origine
             * @enum {string}
             */
            origine: "plateforme" | "agrement" | "stock_ai";
            /** Prolongations */
            prolongations?: components["schemas"]["ProlongationRepriseDonnees"][];
            /** Structure de la dernière embauche */
            siae: string;
            /** Suspensions */
            suspensions?: components["schemas"]["SuspensionRepriseDonnees"][];
        };
        /** @description Paramètre, en-tête ou corps mal formé : le champ et la règle */
        RequeteRefusee: {
            champs: components["schemas"]["ChampRefuse"][];
            constats: components["schemas"]["Constat"][];
            /** @description En français, une phrase qui dit quoi faire */
            detail: string;
            /** @constant */
            famille: "donnee";
            status: number;
            title: string;
            /** @description urn:jalon:probleme: suivi du code */
            type: string;
        };
        /** Résilier la convention */
        ResilierConventionDonnees: {
            /**
             * Lettre reçue le
             * Format: date
             * @description La lettre recommandée qui demande les observations
             */
            informeeLe?: string;
            /**
             * Premier jour sans convention
             * Format: date
             */
            le: string;
            /**
             * Motif
             * @enum {string}
             */
            motif: "NON_RESPECT" | "FAUSSE_DECLARATION" | "ACCORD" | "CESSATION";
        };
        /** Rétablir l’auto-prescription */
        RetablirAutoPrescriptionDonnees: {
            /** Formation suivie */
            formation?: boolean;
            /**
             * Premier jour rétabli
             * Format: date
             */
            le: string;
        };
        RetardDonnees: {
            /**
             * Pourquoi l’embauche est déclarée après son début
             * Format: textarea
             */
            raison: string;
        };
        /** Suspendre ou retirer l’auto-prescription */
        RetirerAutoPrescriptionDonnees: {
            /**
             * Premier jour du retrait
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour du retrait
             * Format: date
             * @description Sans elle, retrait définitif
             */
            fin?: string;
        };
        RetirerCompteDonnees: {
            /** Compte */
            compte: string;
            /** Successeur */
            successeur?: string;
        };
        /** Retirer l’habilitation */
        RetirerHabilitationDonnees: {
            /**
             * Premier jour sans habilitation
             * Format: date
             */
            le: string;
        };
        RetrouverPassDonnees: {
            /**
             * Date de naissance
             * Format: date
             */
            naissance?: string;
            /**
             * Numéro de sécurité sociale
             * @description treize caractères (2A et 2B admis), avec ou sans la clé
             */
            nir?: string;
            /** Nom */
            nom?: string;
            /** Numéro de PASS */
            numero?: string;
        };
        /** Rompre le contrat */
        RompreContratDonnees: {
            /** Contrat */
            contrat: string;
            /**
             * Jour de la reprise
             * Format: date
             */
            le: string;
            /**
             * Motif de la rupture
             * @description Un motif de la liste, ou un texte libre
             */
            motif: string;
        };
        RqthDonnees: {
            /**
             * Valable jusqu’au
             * Format: date
             */
            au?: string;
            /**
             * Valable du
             * Format: date
             */
            du: string;
        };
        Session: {
            /** @description Celle-ci */
            courante: boolean;
            id: string;
            /** Format: date-time */
            ouverteLe: string;
            /** Format: date-time */
            vueLe: string;
        };
        /** Signer une annexe financière */
        SignerAnnexeFinanciereDonnees: {
            /** Postes déjà en CDI inclusion (ETP) */
            cdiInclusionEtp?: number;
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /**
             * État
             * @enum {string}
             */
            etat: "VALIDE" | "PROVISOIRE" | "HISTORISE" | "ANNULE" | "SAISI" | "BROUILLON" | "CLOTURE" | "REJETE";
            /**
             * Dernier jour
             * Format: date
             */
            fin: string;
            /** Postes conventionnés (ETP) */
            postesEtp?: number;
            /**
             * Part majorée de CDI inclusion
             * @description Décidée par le préfet
             */
            quotaMajore?: boolean;
        };
        /** Signer la convention */
        SignerConventionDonnees: {
            /**
             * Avis de la commission
             * @description D’une convention demandée hors de Jalon
             * @enum {string}
             */
            avis?: "FAVORABLE" | "DEFAVORABLE";
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour
             * Format: date
             */
            fin: string;
            /** Les mises en situation sont prévues */
            pmsmp?: boolean;
            /**
             * Territoire
             * @description Départements (35) ou communes (code INSEE, 35236)
             */
            territoire?: string[];
            /**
             * Type de structure
             * @description S’il n’est pas celui de la structure
             * @enum {string}
             */
            type?: "AI" | "ACI" | "EI" | "ETTI" | "EITI";
        };
        /** @description Simulé pour qui peut embaucher sur ce parcours sans le lire : seul le verdict répond */
        SimulationSansLecture: {
            faits: components["schemas"]["Fait"][];
            message: string;
            /** Format: uuid */
            parcours: string;
            revision: null;
            verdict: components["schemas"]["Verdict"];
            vue: null;
        };
        Sortie: {
            categorie: string | null;
            comptage: string | null;
            /** @description Entre dans les taux ; null : rien ne le dit */
            comptee: boolean | null;
            /** Format: date */
            enregistreeLe: string;
            /** Format: date */
            le: string;
            libelleType: string;
            /** @description Identifiant d’une organisation */
            siae: string;
            /** @description null : effacé */
            type: string | null;
        };
        /** @description Une organisation un jour donné */
        Structure: {
            annexes: {
                cdiInclusionEtp: number;
                /** Format: date */
                debut: string;
                etat: string;
                /** Format: date */
                fin: string;
                libelleEtat: string;
                postesEtp: number | null;
                quotaMajore: boolean;
                /** Format: date */
                signeeLe: string;
            }[];
            /** @description Ce qui arrête la convention avant son terme */
            arrets: {
                /** Format: date */
                debut: string;
                fin: string | null;
                /** @description Réception de la lettre qui demande les observations */
                informeeLe: string | null;
                libelleMotif: string | null;
                libelleQuoi: string;
                motif: ("NON_RESPECT" | "FAUSSE_DECLARATION" | "ACCORD" | "CESSATION") | null;
                /** @enum {string} */
                quoi: "suspension" | "resiliation" | "fermeture";
            }[];
            /** Format: date */
            auJour: string;
            autoPrescription: boolean;
            conventionnement: {
                constate: string;
                references: components["schemas"]["Reference"][];
                satisfaite: boolean;
            };
            conventions: {
                /** @description De la commission ; null : pas dit */
                avis: ("FAVORABLE" | "DEFAVORABLE") | null;
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
                libelleAvis: string | null;
                libelleType: string | null;
                pmsmp: boolean | null;
                /** Format: date */
                signeeLe: string;
                territoire: string[] | null;
                /** @description null : celui de la structure */
                type: ("AI" | "ACI" | "EI" | "ETTI" | "EITI") | null;
            }[];
            demande: {
                avis: ("FAVORABLE" | "DEFAVORABLE") | null;
                /** Format: date */
                le: string;
                libelleAvis: string | null;
                renouvellement: boolean;
            } | null;
            departement: string | null;
            derogations480h: {
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
            }[];
            derogationsHeures: {
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
            }[];
            dialogues: {
                annee: number;
                /** Format: date */
                le: string;
            }[];
            etape: string;
            habilitations: {
                /** Format: date */
                debut: string;
                /** Format: date */
                fin: string;
                retireeLe: string | null;
            }[];
            /** @description null : le préfet n’a rien décidé */
            habilitee: boolean | null;
            /** @description Identifiant d’une organisation */
            id: string;
            libelleEtape: string;
            libelleType: string | null;
            nom: string | null;
            permanence: {
                joursParSemaine: number;
                /** Format: date */
                le: string;
            } | null;
            /** @description Structures auxquelles elle succède */
            predecesseurs: {
                /** @enum {string} */
                fondement: "TRANSFERT_L1224_1" | "AUTRE";
                /** @description Identifiant d’une organisation */
                id: string;
                /** Format: date */
                le: string;
                libelleFondement: string;
                reference: string;
            }[];
            retraits: {
                /** Format: date */
                debut: string;
                /** Format: date */
                decideLe: string;
                fin: string | null;
                retabliLe: string | null;
            }[];
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            /** @description Accepté, et à suivre */
            signaux: {
                /** @description Code de la condition, satisfaite */
                condition: string;
                /** @description Place du fait dans son dossier, 1 pour le premier */
                fait: number;
                /** Format: date */
                le: string;
                libelle: string;
                /** @description Identifiant d’une organisation */
                par: string;
            }[];
            siret: string | null;
            type: ("AI" | "ACI" | "EI" | "ETTI" | "EITI") | null;
            /** @description null : pas dit, ou une structure */
            typePrescripteur: string | null;
        };
        StructureConsultee: {
            /** @description Révision du dossier, telle que l’ETag la donne ; -1 : aucun fait */
            revision: number;
            vue: components["schemas"]["Structure"];
        };
        Structures: {
            arretee?: components["schemas"]["Arret"];
            lignes: components["schemas"]["LigneDeStructure"][];
        };
        /** Suspendre le contrat */
        SuspendreContratDonnees: {
            /** Contrat */
            contrat: string;
            /**
             * Premier jour de la suspension
             * Format: date
             */
            debut: string;
            /**
             * Motif de la suspension
             * @description Un motif de la liste, ou un texte libre
             */
            motif: string;
        };
        /** Suspendre la convention */
        SuspendreConventionDonnees: {
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour
             * Format: date
             * @description Sans lui, jusqu’à la reprise
             */
            fin?: string;
        };
        /** Suspendre le PASS */
        SuspendrePassDonnees: {
            /**
             * Premier jour suspendu
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour suspendu
             * Format: date
             * @description Laissez vide si la fin n’est pas connue
             */
            fin?: string;
            /**
             * Motif
             * @enum {string}
             */
            motif: "ACCORD_CTA" | "CONTRAT_PASSERELLE" | "CONTRAT_ROMPU" | "CONTRAT_SUSPENDU" | "CONTRAT_TERMINE" | "DESINTOXICATION" | "ESSAI_HORS_IAE" | "FORCE_MAJEURE" | "INCARCERATION" | "MALADIE" | "MATERNITE";
        };
        SuspensionRepriseDonnees: {
            /**
             * Premier jour
             * Format: date
             */
            debut: string;
            /**
             * Dernier jour
             * Format: date
             */
            fin: string;
            /**
             * Motif
             * @enum {string}
             */
            motif: "ACCORD_CTA" | "CONTRAT_PASSERELLE" | "CONTRAT_ROMPU" | "CONTRAT_SUSPENDU" | "CONTRAT_TERMINE" | "DESINTOXICATION" | "ESSAI_HORS_IAE" | "FORCE_MAJEURE" | "INCARCERATION" | "MALADIE" | "MATERNITE";
        };
        Tache: {
            /** @description Qui doit agir, quand ce n’est pas le lecteur */
            attend: string | null;
            /** @description La même demain */
            cle: string;
            /** @description Ce qui la fait ; null : plusieurs commandes sont possibles */
            commande: string | null;
            depuis: string | null;
            joursEcoules: number | null;
            /** @description Négatif une fois ce jour passé */
            joursRestants: number | null;
            /** @description Dernier jour pour agir */
            le: string | null;
            /** @description La liste (`GET /api/{nom}`) et ce qui lui fait montrer ce que cette ligne compte */
            liste: {
                filtre: {
                    [key: string]: string;
                };
                /** @enum {string} */
                nom: "anomalies" | "parcours";
            } | null;
            nom: string | null;
            nombre: number;
            parcours: string | null;
            /** @description Ce qui la met ici */
            pourquoi: string;
            prenom: string | null;
            rappelLe: string | null;
            /**
             * @description `en_attente` : quelqu’un d’autre doit agir
             * @enum {string}
             */
            section: "en_retard" | "cette_semaine" | "ce_mois" | "sans_date" | "en_attente";
            /** @description Qui emploie, ou de qui il s’agit */
            structure: string | null;
            /** @description Le verbe d’abord, sans la personne */
            titre: string;
        };
        /** Tenir le dialogue de gestion */
        TenirDialogueDeGestionDonnees: {
            /**
             * Année
             * @description Celle du jour, sinon
             */
            annee?: number;
        };
        /** Terminer le contrat */
        TerminerContratDonnees: {
            /** Contrat */
            contrat: string;
            /**
             * Dernier jour du contrat
             * Format: date
             */
            le: string;
        };
        /** Noter la fiche salarié transmise */
        TransmettreFicheDonnees: {
            /** Contrat */
            contrat: string;
        };
        /** @description Une limite de débit est dépassée : rien n’a été fait */
        TropDeRequetes: {
            /** @description En français, une phrase qui dit quoi faire */
            detail: string;
            limite: {
                requetes: number;
                reserve: number;
                secondes: number;
            };
            /** @description La limite dépassée */
            regle: string;
            status: number;
            title: string;
            /** @description urn:jalon:probleme: suivi du code */
            type: string;
        };
        UtilisateurDonnees: {
            /** Nom de l’utilisateur */
            nom: string;
            /**
             * Type d’utilisateur
             * @enum {string}
             */
            type: "association" | "collectivite" | "entreprise" | "epic" | "particulier";
        };
        /** @description `jours`, `heures` : des nombres ; `jour` : AAAA-MM-JJ ; `mois` : AAAA-MM ; `organisation` : un identifiant */
        ValeurComparee: {
            /** @enum {string} */
            sorte: "texte" | "jour" | "jours" | "heures" | "nombre" | "pourcent" | "ouiNon" | "organisation" | "mois";
            valeur: string | number | boolean;
        };
        /** @description Toutes les conditions regardées, satisfaites ou non */
        Verdict: {
            /** Format: date */
            auJour: string;
            constats: components["schemas"]["Constat"][];
            /** @description SHA-256 du référentiel appliqué */
            empreinte: string;
            /** @description SHA-256 de ses mots */
            empreinteLibelles?: string;
            /** @enum {string} */
            issue: "favorable" | "defavorable";
            /** @enum {string} */
            lecture: "plateforme" | "code";
            regle: string;
        };
        Vivant: {
            /** @constant */
            etat: "vivant";
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
