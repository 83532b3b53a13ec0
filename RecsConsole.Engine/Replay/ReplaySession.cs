using System.Collections.Concurrent;
using System.Text.Json;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Replay;

/// <summary>
/// Keeps the shared parts of decisions that are replayed one after another: thousands of snapshots refer to the same few. A part is
/// checked against its hash when it is first read. Thread-safe.
/// </summary>
internal sealed class ReplaySession(Func<string, byte[]?> partOf)
{
    // enough for the catalogs of a busy year; beyond it, everything is read again
    private const int MaxParts = 512;

    private readonly ConcurrentDictionary<string, object> _parts = new(StringComparer.Ordinal);

    /// <summary>Attaches the parts to a snapshot: from the bundle, from the cache, or from the store.</summary>
    public CaseSnapshot Attach(CaseSnapshot snapshot, IReadOnlyDictionary<string, byte[]> carried)
    {
        foreach (var (hash, bytes) in carried)
        {
            // a bundle with a damaged part is damaged, even if the part is stored elsewhere
            Check(hash, bytes);
        }

        var hashes = snapshot.Parts;
        return snapshot with
        {
            Shared = new(
                Part<CatalogPart>(hashes.Catalog, carried),
                Part<PeoplePart>(hashes.People, carried),
                Part<ConfigurationPart>(hashes.Configuration, carried),
                Part<WorkflowDefinition>(hashes.Workflow, carried),
                hashes.Model is { } model ? Part<ModelPart>(model, carried) : null
            ),
        };
    }

    private T Part<T>(string hash, IReadOnlyDictionary<string, byte[]> carried)
        where T : class
    {
        var key = $"{typeof(T).Name}:{hash}";
        if (_parts.TryGetValue(key, out var known))
        {
            return (T)known;
        }

        var bytes = carried.GetValueOrDefault(hash) ?? partOf(hash);
        Check(hash, bytes);
        if (_parts.Count >= MaxParts)
        {
            _parts.Clear();
        }

        return (T)_parts.GetOrAdd(key, Read<T>(bytes!));
    }

    private static T Read<T>(byte[] bytes)
        where T : class
    {
        try
        {
            return CanonicalJson.Deserialize<T>(bytes);
        }
        catch (JsonException exception)
        {
            throw new ReplayBundleException(Stages.Parts, exception);
        }
    }

    private static void Check(string hash, byte[]? bytes)
    {
        if (bytes is null || !string.Equals(CanonicalHash.Of(bytes), hash, StringComparison.Ordinal))
        {
            throw new ReplayBundleException(Stages.Parts, null);
        }
    }
}
