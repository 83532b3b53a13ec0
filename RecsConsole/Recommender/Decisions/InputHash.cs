using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Changes when the case changes, or the rights, the catalog, the policies in force, the settings, the model or the engine. Keyed by the
/// tenant. The SLA counts only by its band, so that passing time alone makes no new decision. What other cases change is left out: similar
/// cases, counts over the history, load and presence, what slates showed. <see cref="StandingAdvice"/> checks that part, item by item.
/// </summary>
public static class InputHash
{
    /// <summary>HMAC-SHA-256 in hex.</summary>
    public static string Of(LoadedCase loaded)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var (request, snapshot) = loaded;
        using var bytes = CanonicalBytes.From(
            new Input(
                EngineVersions.Current,
                snapshot.Actor,
                snapshot.Case with
                {
                    SlaRemainingMs = null,
                },
                snapshot.History,
                snapshot.Visible.Dismissals,
                request.Parts.Entered,
                request.RefusedClasses,
                PoliciesInForce(snapshot)
            )
        );
        return CanonicalHash.HmacOf(request.Facts.InputHashKey, bytes.Span);
    }

    // policies come into force and expire by time alone
    private static List<string> PoliciesInForce(CaseSnapshot snapshot) =>
        [
            .. snapshot
                .Shared.Catalog.Policies.Where(policy => DateLimits.Contain(snapshot.At, policy.EffectiveFrom, policy.EffectiveTo))
                .Select(policy => policy.Key),
        ];

    private sealed record Input(
        string Engine,
        AccessSubject Actor,
        CaseFacts Case,
        IReadOnlyList<CaseStep> History,
        IReadOnlyList<Dismissal> Dismissals,
        PartHashes Parts,
        IReadOnlyList<FieldClass> Refused,
        IReadOnlyList<string> InForce
    );
}
