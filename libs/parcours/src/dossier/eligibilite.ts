import type { Consignes } from './consignes.js';

export const consignerEligibilite: Consignes<
  | 'ParcoursOuvert'
  | 'HomonymeLeve'
  | 'OrientationEnvoyee'
  | 'OrientationRepondue'
  | 'DiagnosticEtabli'
  | 'CarenceDerogee'
> = {
  ParcoursOuvert: (_, { data, le, par }) => ({
    personne: data.personne,
    ouvertLe: le,
    ouvertPar: par,
    origine: data.origine ?? null,
  }),
  HomonymeLeve: (d, { data }) => ({ homonymesLeves: [...d.homonymesLeves, ...(data.autres ?? [])] }),
  OrientationEnvoyee: (d, { data, le, par, revision }) => ({
    orientations: [...d.orientations, { siae: data.siae, le, par, revision, reponse: null }],
  }),
  OrientationRepondue: (d, { data, le }) => ({
    orientations: d.orientations.map((o) =>
      o.revision === data.fait
        ? { ...o, reponse: { le, reponse: data.reponse, explication: data.explication ?? null } }
        : o,
    ),
  }),
  DiagnosticEtabli: (d, { data, le, par, revision }) => ({
    diagnostics: [
      ...d.diagnostics,
      {
        revision,
        le: data.jour ?? le,
        par,
        niveau1: data.niveau1,
        niveau2: data.niveau2,
        criteres: data.criteres,
        pieces: data.pieces ?? null,
        certifications: data.certifications ?? null,
        expireLe: data.expireLe,
      },
    ],
  }),
  CarenceDerogee: (d, { le, par }) => ({ derogationsCarence: [...d.derogationsCarence, { le, par }] }),
  // A decision to be told; the waiting period stays what it was, and another prescripteur may lift it.
};
