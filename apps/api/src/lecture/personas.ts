/** Who one may act as, in demonstration mode, and the names of the organisations. */
import { Controller, Get, Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ListerOrganisations, type OrganisationDeLAnnuaire } from '@jalon/application';
import { DecrireOrganisations, DecrirePersonas } from '../documentation/lectures.js';
import { Politique } from '../securite/politique.js';
import { Identite } from '../securite/identite.js';

@Controller('personas')
@Politique('ouverte')
export class ControleurPersonas {
  constructor(@Inject(Identite) private readonly identite: Identite) {}

  @Get()
  @DecrirePersonas()
  async lister() {
    return ((await this.identite.personas?.toutes()) ?? []).map(({ id, libelle, organisation, acteur }) => ({
      id,
      libelle,
      role: acteur.role,
      organisation: { ...acteur.organisation, nom: organisation },
    }));
  }
}

/** Facts name an organisation by its id; screens name it as people do. */
@Controller('organisations')
@Politique('ouverte')
export class ControleurOrganisations {
  constructor(@Inject(QueryBus) private readonly requetes: QueryBus) {}

  @Get()
  @DecrireOrganisations()
  async lister() {
    return (await this.requetes.execute(new ListerOrganisations())).map(nommee);
  }
}

const nommee = ({ id, nom, type, departement, habilitee }: OrganisationDeLAnnuaire) => ({
  id,
  nom,
  ...(type === undefined ? {} : { type }),
  ...(departement === undefined ? {} : { departement }),
  ...(habilitee === undefined ? {} : { habilitee }),
});
