using System.Collections.Concurrent;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;

namespace RecsConsole.Recommender.Replay;

/// <summary>Replays each bundle with the engine version that made the decision. Thread-safe.</summary>
/// <param name="partOf">Gives the canonical bytes of a shared part that a bundle omits; null when they are not stored.</param>
public sealed class BundleReplayer(EngineArchive engines, Func<string, byte[]?> partOf)
{
    private readonly ConcurrentDictionary<string, Func<byte[], byte[]>?> _open = new(StringComparer.Ordinal);

    /// <summary>The verdict of the engine that the bundle names, or of the running one if the bundle's versions cannot be read.</summary>
    public ReplayVerdict Judge(byte[] bundle)
    {
        var wanted = ReplayBundle.VersionsOf(bundle)?.Engine ?? EngineVersions.Current;
        var engine = _open.GetOrAdd(wanted, version => engines.Find(version)?.Invoke(partOf));
        return engine is null
            ? new(ReplayVerdict.EngineMissing, null, EngineVersions.Current, wanted)
            : CanonicalJson.Deserialize<ReplayVerdict>(engine(bundle));
    }
}
