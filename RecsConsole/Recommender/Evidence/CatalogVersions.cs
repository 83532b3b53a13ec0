using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Evidence;

/// <summary>The versions in the catalog of a decision, by key: they choose the titles in its sentences.</summary>
/// <param name="Playbooks">Null when the tenant had none.</param>
public sealed record CatalogVersions(
    IReadOnlyDictionary<string, int> Actions,
    IReadOnlyDictionary<string, int> Policies,
    IReadOnlyDictionary<string, int>? Playbooks
)
{
    public static CatalogVersions From(CatalogPart catalog)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        return new(
            catalog.Actions.ToDictionary(each => each.Key, each => each.Version, StringComparer.Ordinal),
            catalog.Policies.ToDictionary(each => each.Key, each => each.Version, StringComparer.Ordinal),
            catalog.Playbooks?.ToDictionary(each => each.Key, each => each.Version, StringComparer.Ordinal)
        );
    }
}
