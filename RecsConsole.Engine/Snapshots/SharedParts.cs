using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Snapshots;

/// <summary>The parts shared by many snapshots. Each contains only what the actor may see, so equal rights share equal parts.</summary>
/// <param name="Model">The trained models that rank; null when the heuristic does.</param>
public sealed record SharedParts(
    CatalogPart Catalog,
    PeoplePart People,
    ConfigurationPart Configuration,
    WorkflowDefinition Workflow,
    ModelPart? Model = null
)
{
    /// <summary>The hashes that a snapshot stores instead of the parts.</summary>
    public PartHashes Hashes() =>
        new(HashOf(Catalog), HashOf(People), HashOf(Configuration), HashOf(Workflow), Model is null ? null : HashOf(Model));

    /// <summary>The canonical bytes of each part, by hash.</summary>
    public IReadOnlyDictionary<string, byte[]> CanonicalParts()
    {
        byte[][] parts =
        [
            CanonicalJson.Serialize(Catalog),
            CanonicalJson.Serialize(People),
            CanonicalJson.Serialize(Configuration),
            CanonicalJson.Serialize(Workflow),
            .. Model is null ? Array.Empty<byte[]>() : [CanonicalJson.Serialize(Model)],
        ];
        return parts.ToDictionary(part => CanonicalHash.Of(part), StringComparer.Ordinal);
    }

    private static string HashOf<T>(T part) => CanonicalHash.Of(CanonicalJson.Serialize(part));
}
