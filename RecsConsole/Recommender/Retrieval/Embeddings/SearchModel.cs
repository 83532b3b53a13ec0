using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.Retrieval.Embeddings;

/// <summary>
/// The embedding model of a tenant: its own basis, or a model behind an endpoint (then <paramref name="Basis"/> is null).
/// </summary>
/// <param name="Version">Names the model; vectors of two versions are never compared.</param>
public sealed record SearchModel(string Version, int Dimensions, LatentBasis? Basis)
{
    /// <summary>The tenant's own basis as a model.</summary>
    public static SearchModel From(LatentBasis basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        return new(basis.Version, basis.Dimensions, basis);
    }
}
