using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender;

/// <summary>
/// Says whether anything that matters moved: keyed by the tenant, over the snapshot without its instant; SLA counts by its band only, so
/// that a clock ticking does not make a new decision.
/// </summary>
public static class InputHash
{
    /// <summary>HMAC-SHA-256 in hex.</summary>
    public static string Of(byte[] key, CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var still = snapshot with
        {
            At = DateTimeOffset.UnixEpoch,
            Case = snapshot.Case with { SlaRemainingMs = null },
        };
        return CanonicalHash.HmacOf(key, CanonicalJson.Serialize(still));
    }
}
