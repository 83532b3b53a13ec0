using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Tenancy;

/// <summary>Shared parts with their canonical bytes by hash, so that neither is computed each time.</summary>
public sealed record SnapshotParts(SharedParts Shared, PartHashes Hashes, IReadOnlyDictionary<string, StoredPart> ByHash)
{
    /// <summary>
    /// The hashes without people's counted experience, which changes with every case that ends: what a person entered or decided.
    /// </summary>
    public required PartHashes Entered { get; init; }

    /// <summary>The parts with the models that rank; unchanged when none does.</summary>
    public SnapshotParts With(ChosenModels? models) =>
        models is null
            ? this
            : new(
                Shared with
                {
                    Model = models.Part,
                },
                Hashes with
                {
                    Model = models.Stored.Hash,
                },
                new Dictionary<string, StoredPart>(ByHash, StringComparer.Ordinal) { [models.Stored.Hash] = models.Stored }
            )
            {
                Entered = Entered with { Model = models.Stored.Hash },
            };

    /// <summary>Serialises and hashes the parts.</summary>
    public static SnapshotParts From(SharedParts shared)
    {
        ArgumentNullException.ThrowIfNull(shared);
        var catalog = StoredPart.From("catalog", CanonicalJson.Serialize(shared.Catalog));
        var people = StoredPart.From("people", CanonicalJson.Serialize(shared.People));
        var configuration = StoredPart.From("configuration", CanonicalJson.Serialize(shared.Configuration));
        var workflow = StoredPart.From("workflow", CanonicalJson.Serialize(shared.Workflow));
        StoredPart[] all = [catalog, people, configuration, workflow];
        var hashes = new PartHashes(catalog.Hash, people.Hash, configuration.Hash, workflow.Hash);
        return new(
            shared,
            hashes,
            all.DistinctBy(part => part.Hash, StringComparer.Ordinal).ToDictionary(part => part.Hash, StringComparer.Ordinal)
        )
        {
            Entered = hashes with { People = CanonicalHash.OfValue(WithoutExperience(shared.People)) },
        };
    }

    private static PeoplePart WithoutExperience(PeoplePart people) =>
        new([
            .. people.People.Select(person => person with { Experience = new Dictionary<string, ExperienceFacts>(StringComparer.Ordinal) }),
        ]);
}

/// <summary>Canonical bytes of a part under their SHA-256.</summary>
public sealed record StoredPart(string Kind, string Hash, byte[] Bytes)
{
    public static StoredPart From(string kind, byte[] bytes) => new(kind, CanonicalHash.Of(bytes), bytes);
}
