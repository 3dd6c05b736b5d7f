import { InstanceTypeCatalogue } from './accelerator/catalogue';
import { EngineCatalogue } from './engine/registry';
import { ModelCatalogue } from './model/catalogue';

/** Everything that names can be looked up in. Immutable: the `with` methods return a larger copy. */
export class Catalogues {
  /** What comes with the library. */
  public static standard(): Catalogues {
    return new Catalogues(EngineCatalogue.standard(), ModelCatalogue.standard(), InstanceTypeCatalogue.standard());
  }

  private constructor(
    /** The inference servers. */
    public readonly engines: EngineCatalogue,
    /** The models. */
    public readonly models: ModelCatalogue,
    /** The instance types. */
    public readonly instanceTypes: InstanceTypeCatalogue,
  ) {}

  /** A copy with other engines, such as `EngineCatalogue.standard().with(mine)`. */
  public withEngines(engines: EngineCatalogue): Catalogues {
    return new Catalogues(engines, this.models, this.instanceTypes);
  }

  /** A copy with other models. */
  public withModels(models: ModelCatalogue): Catalogues {
    return new Catalogues(this.engines, models, this.instanceTypes);
  }

  /** A copy with other instance types. */
  public withInstanceTypes(instanceTypes: InstanceTypeCatalogue): Catalogues {
    return new Catalogues(this.engines, this.models, instanceTypes);
  }
}
