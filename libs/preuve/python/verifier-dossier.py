#!/usr/bin/env python3
"""Vérifie un dossier d'audit de Jalon sans Jalon : rien que ce que Python contient (docs/format-preuve.md).

    python3 verifier-dossier.py dossier.zip ["clé du journal"]

Code 0 : intègre ; 6 : non ; 2 : mauvais appel. Plusieurs fichiers : --lot, un verdict par ligne.
"""
import base64
import binascii
import hashlib
import json
import re
import struct
import sys

# --- Ed25519, RFC 8032 -------------------------------------------------------------------------------------------------
P = 2**255 - 19
L = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
I = pow(2, (P - 1) // 4, P)
Y8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
PETITS = {0, 1, P - 1, Y8, P - Y8}


def ajouter(a, b):
    x1, y1, z1, t1 = a
    x2, y2, z2, t2 = b
    e, f = (y1 - x1) * (y2 - x2) % P, (y1 + x1) * (y2 + x2) % P
    g, h = 2 * t1 * t2 * D % P, 2 * z1 * z2 % P
    a, b, c, d = f - e, h - g, h + g, f + e
    return a * b % P, c * d % P, b * c % P, a * d % P


def multiplier(n, point):
    somme = (0, 1, 1, 0)
    while n > 0:
        if n & 1:
            somme = ajouter(somme, point)
        point = ajouter(point, point)
        n >>= 1
    return somme


def lire_point(octets):
    """None : ce n'est pas un point."""
    y = int.from_bytes(octets, "little")
    signe, y = y >> 255, y & (2**255 - 1)
    if y >= P:
        return None
    x2 = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(x2, (P + 3) // 8, P)
    if (x * x - x2) % P:
        x = x * I % P
    if (x * x - x2) % P or (x == 0 and signe):
        return None
    if x & 1 != signe:
        x = P - x
    return x, y, 1, x * y % P


def ecrire_point(point):
    x, y, z, _ = point
    inverse = pow(z, P - 2, P)
    x, y = x * inverse % P, y * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


BASE = lire_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))


def signature_bonne(cle, texte, signature):
    point = lire_point(cle)
    if point is None or len(signature) != 64:
        return False
    r, s = signature[:32], int.from_bytes(signature[32:], "little")
    if s >= L:
        return False
    k = int.from_bytes(hashlib.sha512(r + cle + texte).digest(), "little") % L
    x, y, z, t = point
    moins = ((P - x) % P, y, z, (P - t) % P)
    return ecrire_point(ajouter(multiplier(s, BASE), multiplier(k, moins))) == r


# --- Ce qui arrête -------------------------------------------------------------------------------------------------------
class Arret(Exception):
    def __init__(self, verdict, partie):
        super().__init__(verdict, partie)
        self.verdict, self.partie = verdict, partie


class Refus(Exception):
    """Pas de la forme dite."""


def tenir(partie, faire, verdict="altere"):
    try:
        return faire()
    except (Refus, UnicodeError, RecursionError):
        raise Arret(verdict, partie) from None


def exiger(vrai):
    if not vrai:
        raise Refus


# --- §2 Le ZIP -----------------------------------------------------------------------------------------------------------
NOM = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:/[A-Za-z0-9][A-Za-z0-9_-]*)*\.[a-z]{2,4}", re.ASCII)


def ecrire_zip(entrees):
    locaux, centraux, ici = [], [], 0
    for nom, contenu in entrees:
        commun = struct.pack(
            "<HHHHHIIIHH", 20, 0, 0, 0, 0x21, binascii.crc32(contenu), len(contenu), len(contenu), len(nom), 0
        )
        locaux += [b"PK\3\4", commun, nom, contenu]
        centraux += [b"PK\1\2", struct.pack("<H", 20), commun, struct.pack("<HHHII", 0, 0, 0, 0, ici), nom]
        ici += 30 + len(nom) + len(contenu)
    central = b"".join(centraux)
    fin = struct.pack("<HHHHIIH", 0, 0, len(entrees), len(entrees), len(central), ici, 0)
    return b"".join(locaux) + central + b"PK\5\6" + fin


def lire_zip(octets):
    entrees, ici = [], 0
    while ici + 30 <= len(octets) and octets[ici : ici + 4] == b"PK\3\4":
        (taille,) = struct.unpack_from("<I", octets, ici + 22)
        (long_nom,) = struct.unpack_from("<H", octets, ici + 26)
        debut = ici + 30 + long_nom
        exiger(debut + taille <= len(octets))
        entrees.append((octets[ici + 30 : debut], octets[debut : debut + taille]))
        ici = debut + taille
    noms = [nom for nom, _ in entrees]
    exiger(noms == sorted(set(noms)) and len(noms) <= 0xFFFF)
    for nom in noms:
        exiger(len(nom) <= 120 and NOM.fullmatch(nom.decode("latin-1")))
    exiger(ecrire_zip(entrees) == octets)
    return {nom.decode("ascii"): contenu for nom, contenu in entrees}


# --- §3 Le JSON ----------------------------------------------------------------------------------------------------------
def refuser(_):
    raise Refus


def entier(texte):
    exiger(len(texte) <= 17)
    return int(texte)


def ecrire_json(valeur, niveau=0):
    exiger(niveau <= 70)
    if valeur is None or valeur is True or valeur is False:
        return {None: "null", True: "true", False: "false"}[valeur]
    if isinstance(valeur, int):
        exiger(abs(valeur) < 2**53)
        return str(valeur)
    if isinstance(valeur, str):
        return json.dumps(valeur, ensure_ascii=False)
    if isinstance(valeur, list):
        return "[" + ",".join(ecrire_json(v, niveau + 1) for v in valeur) + "]"
    exiger("__proto__" not in valeur)
    cles = sorted(valeur, key=lambda c: c.encode("utf-16-be"))
    return "{" + ",".join(f"{ecrire_json(c)}:{ecrire_json(valeur[c], niveau + 1)}" for c in cles) + "}"


def lire_json(octets):
    try:
        valeur = json.loads(octets.decode("utf-8"), parse_float=refuser, parse_int=entier, parse_constant=refuser)
    except ValueError:
        raise Refus from None
    exiger(ecrire_json(valeur).encode("utf-8") == octets)
    return valeur


def objet(valeur, *cles):
    exiger(isinstance(valeur, dict) and set(valeur) == set(cles))
    return valeur


def texte(valeur):
    exiger(isinstance(valeur, str))
    return valeur


def compte(valeur):
    exiger(isinstance(valeur, int) and not isinstance(valeur, bool) and valeur >= 0)
    return valeur


def empreinte(valeur):
    exiger(isinstance(valeur, str) and re.fullmatch("[0-9a-f]{64}", valeur))
    return bytes.fromhex(valeur)


def liste(valeur):
    exiger(isinstance(valeur, list))
    return valeur


# --- §4 Clés et notes ----------------------------------------------------------------------------------------------------
def base64_strict(ecrit):
    try:
        octets = base64.b64decode(ecrit, validate=True)
    except ValueError:
        raise Refus from None
    exiger(base64.b64encode(octets).decode() == ecrit)
    return octets


def lire_cle(octets):
    ligne = octets.decode("utf-8")
    lue = re.fullmatch(r"([!-*,-~]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})\n", ligne)
    exiger(lue)
    nom, identifiant, ecrite = lue.groups()
    typee = base64_strict(ecrite)
    exiger(len(typee) == 33 and typee[0] == 1)
    y = int.from_bytes(typee[1:], "little") & (2**255 - 1)
    exiger(y < P and y not in PETITS)
    exiger(hashlib.sha256(nom.encode() + b"\n" + typee).digest()[:4].hex() == identifiant)
    return {"ligne": ligne[:-1], "nom": nom, "id": bytes.fromhex(identifiant), "publique": typee[1:]}


def ouvrir_note(octets, cle):
    note = octets.decode("utf-8")
    bord = note.rfind("\n\n")
    exiger(bord >= 0 and note.endswith("\n") and not re.search("[\x00-\x09\x0b-\x1f\x7f\ufffd]", note))
    lignes = note[bord + 2 : -1].split("\n")
    exiger(len(lignes) <= 100)
    signe, siennes = note[: bord + 1], 0
    for ligne in lignes:
        lue = re.fullmatch("— ([!-*,-~]+) ([A-Za-z0-9+/]+={0,2})", ligne)
        exiger(lue)
        signature = base64_strict(lue[2])
        exiger(len(signature) >= 5)
        if lue[1] == cle["nom"] and signature[:4] == cle["id"]:
            exiger(signature_bonne(cle["publique"], signe.encode("utf-8"), signature[4:]))
            siennes += 1
    exiger(siennes > 0)
    return signe


def lire_point_de_controle(octets, cle):
    lignes = ouvrir_note(octets, cle).split("\n")[:-1]
    exiger(len(lignes) >= 3 and "" not in lignes[3:])
    origine, taille, racine = lignes[:3]
    exiger(origine == cle["nom"] and re.fullmatch("0|[1-9][0-9]{0,15}", taille) and int(taille) < 2**53)
    racine = base64_strict(racine)
    exiger(len(racine) == 32 and "leaf 2" in lignes[3:])
    return int(taille), racine


# --- §5 Le dossier -------------------------------------------------------------------------------------------------------
FORMATS = ("jalon.dossier.v1", "jalon.dossier.v2")


def partie(parties, nom):
    if nom not in parties:
        raise Arret("altere", nom)
    return parties[nom]


def lire_manifeste(octets, format):
    anciens = () if format == FORMATS[0] else ("points",)
    m = objet(lire_json(octets), "schema", "objet", "pour", "etabliLe", "lecture", "histoires", "fichiers", *anciens)
    exiger(m["schema"] == format)
    for champ in ("objet", "pour", "etabliLe", "lecture"):
        texte(m[champ])
    fichiers = []
    for f in liste(m["fichiers"]):
        objet(f, "nom", "taille", "sha256")
        fichiers.append((texte(f["nom"]), compte(f["taille"]), empreinte(f["sha256"])))
    return compte(m["histoires"]), compte(m.get("points", 0)), fichiers


def inclus(rang, taille, noeud, preuve, racine):
    if rang >= taille:
        return False
    ici, dernier = rang, taille - 1
    for frere in preuve:
        if dernier == 0:
            return False
        if ici & 1 or ici == dernier:
            noeud = hashlib.sha256(b"\1" + frere + noeud).digest()
            while not ici & 1 and ici:
                ici, dernier = ici >> 1, dernier >> 1
        else:
            noeud = hashlib.sha256(b"\1" + noeud + frere).digest()
        ici, dernier = ici >> 1, dernier >> 1
    return dernier == 0 and noeud == racine


def lire_fait(f, format):
    ancien = () if format == FORMATS[0] else ("point",)
    objet(f, "rang", "empreinte", "preuve", "feuille", "ouvertures", "phrase", *ancien)
    ouvertures = []
    for o in liste(f["ouvertures"]):
        objet(o, "classe", "sel", "valeurs")
        exiger(isinstance(o["valeurs"], dict) and re.fullmatch("[A-Za-z0-9_-]{43}", texte(o["sel"])))
        ouvertures.append((texte(o["classe"]), base64.urlsafe_b64decode(o["sel"] + "="), o["valeurs"]))
    for champ in ("feuille", "phrase"):
        exiger(f[champ] is None or isinstance(f[champ], str))
    preuve = [empreinte(h) for h in liste(f["preuve"])]
    point = compte(f.get("point", 0))
    return compte(f["rang"]), empreinte(f["empreinte"]), preuve, f["feuille"], ouvertures, f["phrase"], point


def prouve(fait, flux, revision, points):
    rang, noeud, preuve, feuille, ouvertures, phrase, point = fait
    if point >= len(points):
        return False
    taille, racine = points[point]
    if not inclus(rang, taille, noeud, preuve, racine):
        return False
    if feuille is None:
        return not ouvertures and phrase is None
    octets = feuille.encode("utf-8")
    if hashlib.sha256(b"\0" + octets).digest() != noeud:
        return False
    lue = objet(lire_json(octets), "data", "id", "meta", "revision", "stream", "type")
    dite = lue["revision"]
    exiger(isinstance(dite, int) and not isinstance(dite, bool) and dite == revision)
    exiger(lue["stream"] == flux and isinstance(lue["data"], dict))
    engagements = lue["data"].get("$engagements")
    for classe, sel, valeurs in ouvertures:
        calcule = hashlib.sha256(sel + ecrire_json(valeurs).encode("utf-8")).digest()
        engagement = base64.urlsafe_b64encode(calcule).decode().rstrip("=")
        exiger(isinstance(engagements, dict) and engagements.get(classe) == engagement)
    return True


def verifier(octets, attendue=None):
    """Rend (verdict, partie, clé, faits, cachés, taille)."""
    cle = None
    try:
        parties = tenir("zip", lambda: lire_zip(octets), "illisible")
        for nom in ("cle.txt", "sceau.txt"):
            if nom not in parties:
                raise Arret("illisible", nom)
        cle = tenir("cle.txt", lambda: lire_cle(parties["cle.txt"]), "illisible")
        if attendue is not None and attendue.strip() != cle["ligne"]:
            raise Arret("autre_cle", "cle.txt")
        scelle = tenir("sceau.txt", lambda: ouvrir_note(parties["sceau.txt"], cle)).split("\n")
        format = scelle[0]
        if format not in FORMATS:
            recent = re.fullmatch(r"jalon\.dossier\.v[1-9][0-9]*", format)
            raise Arret("plus_recent" if recent else "altere", "sceau.txt")
        manifeste = partie(parties, "manifeste.json")
        if len(scelle) != 3 or hashlib.sha256(manifeste).hexdigest() != scelle[1]:
            raise Arret("altere", "manifeste.json")
        histoires, anciens, fichiers = tenir("manifeste.json", lambda: lire_manifeste(manifeste, format))
        presents = [n for n in parties if n not in ("cle.txt", "sceau.txt", "manifeste.json")]
        if len(presents) != len(fichiers):
            raise Arret("altere", "manifeste.json")
        for present, (nom, taille, sha256) in zip(presents, fichiers):
            if nom != present:
                raise Arret("altere", "manifeste.json")
            if len(parties[nom]) != taille or hashlib.sha256(parties[nom]).digest() != sha256:
                raise Arret("altere", nom)
        points = []
        while len(points) <= anciens:
            nom = f"points/{len(points):06d}.txt" if points else "point.txt"
            contenu = partie(parties, nom)
            points.append(tenir(nom, lambda: lire_point_de_controle(contenu, cle)))
        faits = caches = 0
        for i in range(1, histoires + 1):
            nom, avant = f"histoires/{i:06d}.json", -1
            contenu = partie(parties, nom)
            flux, lus = tenir(nom, lambda: lire_histoire(contenu, format))
            for revision, fait in enumerate(lus):
                ou = f"{nom} {revision}"
                if fait[0] <= avant or not tenir(ou, lambda: prouve(fait, flux, revision, points)):
                    raise Arret("altere", ou)
                avant = fait[0]
            faits += len(lus)
            caches += sum(f[3] is None for f in lus)
        return "integre", None, cle["ligne"], faits, caches, points[0][0]
    except Arret as arret:
        return arret.verdict, arret.partie, cle and cle["ligne"], 0, 0, 0


def lire_histoire(octets, format):
    h = objet(lire_json(octets), "stream", "faits")
    return texte(h["stream"]), [lire_fait(f, format) for f in liste(h["faits"])]


PHRASES = {
    "integre": "Dossier intègre : {3} faits et textes prouvés ({4} sans leur contenu) dans un journal de {5} faits.",
    "altere": "Dossier altéré : « {1} » n’est pas ce qui a été signé.",
    "illisible": "Ce fichier n’est pas un dossier d’audit entier ({1}).",
    "autre_cle": "Ce dossier est signé par une autre clé que celle attendue : {2}",
    "plus_recent": "Ce dossier est d’un format plus récent que ce programme.",
}


def lot(flux):
    """Par ligne : un chemin ; rend une ligne de JSON."""
    for ligne in flux:
        with open(ligne.rstrip("\n"), "rb") as fichier:
            print(json.dumps(verifier(fichier.read())[:2]), flush=True)


def principal(arguments):
    if arguments == ["--lot"]:
        return lot(sys.stdin) or 0
    if len(arguments) not in (1, 2):
        print(__doc__, file=sys.stderr)
        return 2
    try:
        with open(arguments[0], "rb") as fichier:
            constat = verifier(fichier.read(), *arguments[1:])
    except OSError as erreur:
        print(f"Fichier illisible : {erreur.strerror}.", file=sys.stderr)
        return 2
    print(PHRASES[constat[0]].format(*constat))
    if constat[0] == "integre" and len(arguments) == 1:
        print(f"Clé que le fichier annonce, à comparer à celle que l’exploitant publie : {constat[2]}")
    return 0 if constat[0] == "integre" else 6


if __name__ == "__main__":
    sys.exit(principal(sys.argv[1:]))
