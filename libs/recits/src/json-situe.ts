/**
 * JSON with the line of every value. `JSON.parse` names a character at best; a person who writes a scenario by hand needs the line,
 * both for a missing comma and for a value that is well formed but wrong.
 */
export type Chemin = readonly (string | number)[];

export class JsonInvalide extends Error {
  override name = 'JsonInvalide';
  constructor(
    readonly ligne: number,
    readonly colonne: number,
    readonly raison: string,
  ) {
    super(`ligne ${ligne}, colonne ${colonne} : ${raison}`);
  }
}

export interface JsonSitue {
  valeur: unknown;
  /** Line (from 1) of the value at this path, or of its nearest parent. */
  ligne(chemin: Chemin): number;
}

/** Deeper than any document we read; protects the stack. */
const PROFONDEUR_MAX = 100;
const echappements: Record<string, string> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};

/** @throws JsonInvalide with line, column and reason in French */
export function lireJsonSitue(texte: string): JsonSitue {
  const lecteur = new Lecteur(texte.startsWith('\uFEFF') ? texte.slice(1) : texte);
  const valeur = lecteur.document();
  return {
    valeur,
    ligne(chemin) {
      for (let n = chemin.length; n >= 0; n--) {
        const ligne = lecteur.lignes.get(JSON.stringify(chemin.slice(0, n).map(String)));
        if (ligne !== undefined) return ligne;
      }
      return 1;
    },
  };
}

class Lecteur {
  readonly lignes = new Map<string, number>();
  private i = 0;
  private ligne = 1;
  private debutLigne = 0;
  private readonly chemin: string[] = [];

  constructor(private readonly t: string) {}

  document(): unknown {
    const valeur = this.valeur();
    this.blancs();
    if (this.i < this.t.length) this.echec('texte en trop après la fin du document');
    return valeur;
  }

  private echec(raison: string): never {
    throw new JsonInvalide(this.ligne, this.i - this.debutLigne + 1, raison);
  }

  private blancs(): void {
    for (; this.i < this.t.length; this.i++) {
      const c = this.t[this.i];
      if (c === '\n') {
        this.ligne++;
        this.debutLigne = this.i + 1;
      } else if (c !== ' ' && c !== '\t' && c !== '\r') return;
    }
  }

  private valeur(): unknown {
    this.blancs();
    if (this.chemin.length > PROFONDEUR_MAX) this.echec('document imbriqué trop profondément');
    this.lignes.set(JSON.stringify(this.chemin), this.ligne);
    const c = this.t[this.i];
    if (c === undefined) this.echec('fin inattendue du document');
    if (c === '{') return this.objet();
    if (c === '[') return this.tableau();
    if (c === '"') return this.chaine();
    for (const [mot, valeur] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (this.t.startsWith(mot, this.i)) {
        this.i += mot.length;
        return valeur;
      }
    const nombre = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
    nombre.lastIndex = this.i;
    const m = nombre.exec(this.t);
    if (m === null) this.echec(`caractère inattendu « ${c} »`);
    this.i += m[0].length;
    return Number(m[0]);
  }

  private objet(): Record<string, unknown> {
    const objet: Record<string, unknown> = {};
    this.i++;
    this.blancs();
    if (this.t[this.i] === '}') return (void this.i++, objet);
    for (;;) {
      this.blancs();
      if (this.t[this.i] !== '"') this.echec('nom de champ attendu, entre guillemets');
      const cle = this.chaine();
      if (Object.hasOwn(objet, cle)) this.echec(`champ « ${cle} » écrit deux fois`);
      this.blancs();
      if (this.t[this.i] !== ':') this.echec(`« : » attendu après « ${cle} »`);
      this.i++;
      this.chemin.push(cle);
      const valeur = this.valeur();
      this.chemin.pop();
      Object.defineProperty(objet, cle, { value: valeur, enumerable: true, writable: true, configurable: true });
      if (!this.suite('}')) return objet;
    }
  }

  private tableau(): unknown[] {
    const tableau: unknown[] = [];
    this.i++;
    this.blancs();
    if (this.t[this.i] === ']') return (void this.i++, tableau);
    for (;;) {
      this.chemin.push(String(tableau.length));
      tableau.push(this.valeur());
      this.chemin.pop();
      if (!this.suite(']')) return tableau;
    }
  }

  /** True after a comma, false after the closing character. */
  private suite(fermeture: ']' | '}'): boolean {
    this.blancs();
    const c = this.t[this.i];
    if (c !== ',' && c !== fermeture) this.echec(`« , » ou « ${fermeture} » attendu`);
    this.i++;
    return c === ',';
  }

  private chaine(): string {
    let lu = '';
    this.i++;
    for (;;) {
      const c = this.t[this.i];
      if (c === undefined) this.echec('guillemet fermant absent');
      if (c < ' ') this.echec('caractère de contrôle ou retour à la ligne dans un texte');
      this.i++;
      if (c === '"') return lu;
      lu += c === '\\' ? this.echappement() : c;
    }
  }

  private echappement(): string {
    const c = this.t[this.i] ?? '';
    const simple = echappements[c];
    if (simple !== undefined) return (void this.i++, simple);
    const hexa = this.t.slice(this.i + 1, this.i + 5);
    if (c !== 'u' || !/^[0-9a-fA-F]{4}$/.test(hexa)) this.echec('échappement inconnu');
    this.i += 5;
    return String.fromCharCode(Number.parseInt(hexa, 16));
  }
}
