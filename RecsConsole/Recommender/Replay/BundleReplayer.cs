using System.Collections.Concurrent;
using RecsConsole.Engine;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;

namespace RecsConsole.Recommender.Replay;

/// <summary>Has each bundle judged by the engine that decided. For any number of threads.</summary>
/// <param name="partOf">Canonical bytes of a shared part that a bundle leaves out; null when nobody has them.</param>
public sealed class BundleReplayer(EngineArchive engines, Func<string, byte[]?> partOf)
{
    private readonly ConcurrentDictionary<string, Func<byte[], byte[]>?> _open = new(StringComparer.Ordinal);

    /// <summary>The verdict of the engine that the bundle names; of the running one, where it cannot be read.</summary>
    public ReplayVerdict Judge(byte[] bundle)
    {
        var wanted = ReplayBundle.VersionsOf(bundle)?.Engine ?? EngineVersions.Current;
        var engine = _open.GetOrAdd(wanted, version => engines.Find(version)?.Invoke(partOf));
        return engine is null
            ? new(ReplayVerdict.EngineMissing, null, EngineVersions.Current, wanted)
            : CanonicalJson.Deserialize<ReplayVerdict>(engine(bundle));
    }
}
