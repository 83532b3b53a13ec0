using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Says whether anything that matters moved: keyed by the tenant, over the snapshot without its instant; SLA counts by its band only, so
/// that a clock ticking does not make a new decision, and dates of validity by what they allow now. Counts over the tenant's history stay
/// out: each case that ends somewhere moves them a little and none of them much.
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
        using var bytes = CanonicalBytes.Of(new Input(still, InForce(snapshot)));
        return CanonicalHash.HmacOf(key, bytes.Span);
    }

    // Time alone puts documents and policies into force and out of it: the one thing of the instant that moves a decision.
    private static List<string> InForce(CaseSnapshot snapshot) =>
        [
            .. snapshot
                .Visible.Documents.Where(document => IsWithin(snapshot.At, document.EffectiveFrom, document.EffectiveTo))
                .Select(document => "document:" + document.Key),
            .. snapshot
                .Shared.Catalog.Policies.Where(policy => IsWithin(snapshot.At, policy.EffectiveFrom, policy.EffectiveTo))
                .Select(policy => "policy:" + policy.Key),
        ];

    private sealed record Input(CaseSnapshot Snapshot, IReadOnlyList<string> InForce);

    private static bool IsWithin(DateTimeOffset at, DateTimeOffset? from, DateTimeOffset? to) =>
        (from is null || from <= at) && (to is null || at < to);
}
