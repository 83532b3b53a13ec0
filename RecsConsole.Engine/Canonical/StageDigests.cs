using System.Security.Cryptography;

namespace RecsConsole.Engine.Canonical;

/// <summary>
/// Collects the output of each stage; a stage that runs for several slates is hashed over their canonical bytes in order. Hashing takes a
/// third of the stages' time, and nothing needs it before the decision is stored, so it is done on first use.
/// </summary>
public sealed class StageDigests
{
    private readonly List<Outcomes> _stages = [];
    private readonly Lazy<IReadOnlyList<StageDigest>> _digests;

    public StageDigests() => _digests = new(HashAll);

    /// <summary>Adds a stage's output, which must not change afterwards.</summary>
    /// <exception cref="InvalidOperationException">The digests have already been computed.</exception>
    public void Add<T>(string stage, T outcome)
    {
        if (_digests.IsValueCreated)
        {
            throw new InvalidOperationException("The stages were hashed already.");
        }

        var index = _stages.FindIndex(entry => string.Equals(entry.Stage, stage, StringComparison.Ordinal));
        if (index < 0)
        {
            index = _stages.Count;
            _stages.Add(new(stage, []));
        }

        _stages[index]
            .Append.Add(hash =>
            {
                using var bytes = CanonicalBytes.From(outcome);
                hash.AppendData(bytes.Span);
            });
    }

    /// <summary>The digests in the order the stages first occurred. Nothing can be added afterwards.</summary>
    public IReadOnlyList<StageDigest> ToList() => _digests.Value;

    private List<StageDigest> HashAll()
    {
        var digests = _stages.ConvertAll(DigestOf);
        _stages.Clear(); // the outcomes are not kept longer than needed
        return digests;
    }

    private static StageDigest DigestOf(Outcomes each)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var append in each.Append)
        {
            append(hash);
        }

        return new(each.Stage, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <param name="Append">Each adds the bytes of one outcome to a hash.</param>
    private sealed record Outcomes(string Stage, List<Action<IncrementalHash>> Append);
}
