using RecsConsole.Database;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Changes when a relevant input changes: keyed by the tenant, over the snapshot without its timestamp. The SLA counts only by its band, so
/// that passing time alone makes no new decision; a new engine does. Validity dates count by what they allow now. Counts over the tenant's
/// history are left out: every finished case changes them slightly.
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
            Visible = snapshot.Visible with { History = null },
        };
        using var bytes = CanonicalBytes.From(new Input(EngineVersions.Current, still, InForce(snapshot)));
        return CanonicalHash.HmacOf(key, bytes.Span);
    }

    // Documents and policies come into force and expire by time alone: the only way in which the timestamp matters.
    private static List<string> InForce(CaseSnapshot snapshot) =>
        [
            .. snapshot
                .Visible.Documents.Where(document => DateLimits.Contain(snapshot.At, document.EffectiveFrom, document.EffectiveTo))
                .Select(document => "document:" + document.Key),
            .. snapshot
                .Shared.Catalog.Policies.Where(policy => DateLimits.Contain(snapshot.At, policy.EffectiveFrom, policy.EffectiveTo))
                .Select(policy => "policy:" + policy.Key),
        ];

    private sealed record Input(string Engine, CaseSnapshot Snapshot, IReadOnlyList<string> InForce);
}
