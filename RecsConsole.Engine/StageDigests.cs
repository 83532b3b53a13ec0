using System.Security.Cryptography;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Engine;

/// <summary>Collects the canonical bytes of each stage; a stage that occurs for several slates is hashed over them in order.</summary>
public sealed class StageDigests
{
    private readonly List<(string Stage, IncrementalHash Hash)> _stages = [];

    /// <summary>Adds a stage's outcome.</summary>
    public void Add<T>(string stage, T outcome)
    {
        var index = _stages.FindIndex(entry =>
            string.Equals(entry.Stage, stage, StringComparison.Ordinal)
        );
        if (index < 0)
        {
            index = _stages.Count;
            _stages.Add((stage, IncrementalHash.CreateHash(HashAlgorithmName.SHA256)));
        }

        using var bytes = CanonicalBytes.Of(outcome);
        _stages[index].Hash.AppendData(bytes.Span);
    }

    /// <summary>The digests in the order the stages first occurred. Once only: the hashes are closed.</summary>
    public IReadOnlyList<StageDigest> ToList()
    {
        var digests = new List<StageDigest>(_stages.Count);
        foreach (var (stage, hash) in _stages)
        {
            digests.Add(new(stage, Convert.ToHexStringLower(hash.GetHashAndReset())));
            hash.Dispose();
        }

        return digests;
    }
}
