/** For whoever opens an audit file and is no technician. */
export const LISEZ_MOI = `DOSSIER D’AUDIT JALON

Ce fichier contient ce que Jalon a enregistré sur un parcours, et de quoi prouver, sans Jalon et sans réseau, que rien n’y a été changé depuis.

Vérifier :
  - dans un navigateur :     ouvrez verifier.html (sortez-le du fichier), et déposez-y le fichier .zip ; rien n’est envoyé, le réseau
                             peut être coupé. La page recalcule aussi les situations, celles du fichier et celles que vous demandez
  - avec Jalon :             jalon preuve verifier dossier.zip --cle "la clé du journal"
  - sans Jalon, en Python :  python3 verifier-dossier.py dossier.zip "la clé du journal"
    Ce programme n’utilise que ce que Python contient. Qui aurait fabriqué le fichier aurait aussi écrit la page et le programme :
    prenez-les plutôt dans Jalon, ou écrivez le vôtre d’après docs/format-preuve.md.

La clé du journal est une ligne de texte que l’exploitant publie. Demandez-la-lui autrement que par ce fichier : le fichier dit aussi la
sienne (cle.txt), mais qui aurait fabriqué le fichier aurait aussi écrit cette ligne.

Ce qu’il y a dedans :
  - histoires/    un fichier par histoire : ses faits dans l’ordre, du premier au dernier, chacun avec sa phrase, le texte scellé, et le chemin
                  qui mène de ce texte à la signature. Un fait dont le texte manque n’est pas pour vous ; sa place et son empreinte sont
                  prouvées quand même. La première est celle du parcours ; les suivantes, les textes du droit que ses décisions citent.
  - situations/   la situation du parcours à certains jours, calculée d’après ces seuls faits et ce seul droit. Ce qui ne vous est pas
                  communiqué y est vide. Le compteur des 480 heures n’y est pas : il suit la personne dans tous ses dossiers, et une
                  dérogation est celle de l’association.
  - droit/        le droit qui a servi à les calculer, et ses libellés.
  - point.txt     la signature du journal au moment où ce dossier a été fait : conservez-la, elle permet de prouver plus tard que l’histoire
                  a seulement continué.
  - ruptures.json et points/, s’ils y sont : le journal a perdu des faits, et l’exploitant l’a constaté ce jour-là. Aucun des faits donnés ici
                  n’en est ; ceux qui les précèdent sont prouvés par la signature d’alors.

Ce que cela ne prouve pas : que ce qui a été enregistré était vrai ; qu’aucun fait n’a été enregistré depuis ; qu’un
fait dit perdu n’était pas le dernier de ce parcours ; ni que l’exploitant, qui détient
la clé, n’a pas refait tout son journal. Comparez point.txt avec ceux que d’autres conservent.
`;
