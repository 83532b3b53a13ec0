using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Permits;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Recommender.Cards;

/// <summary>
/// Checks the permit stored with each item against the present facts, independently of the policy: no valid permit, no card. Removed items
/// count as "could not be checked" and are reported once to the log and the audit trail.
/// </summary>
public sealed partial class CardPermits(AuditTrail auditTrail, DecisionPoint decisionPoint, TimeProvider clock, ILogger<CardPermits> logger)
{
    /// <summary>The decision with the items whose permit is valid. Records the removed items.</summary>
    public async Task<PermittedDecision> FilterAsync(
        ConsoleDbContext db,
        CaseSnapshot snapshot,
        RecordedDecision decision,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(decision);
        using var activity = ConsoleTelemetry.Source.StartActivity("recommend.permits");
        var documents = await CardDocuments.ReadAsync(db, decision.Shown, cancellationToken);
        var check = new CardCheck(snapshot, decision, documents, clock.GetUtcNow(), decisionPoint.IsInForce);
        List<PermitFault> faults = [];
        Recommendation[] kept = [.. decision.Shown.Select(slate => Filter(check, slate, faults))];
        if (faults.Count > 0)
        {
            await RecordAsync(db, decision.Row, faults, cancellationToken);
        }

        return new(decision.Row, kept, documents);
    }

    private static Recommendation Filter(CardCheck check, Recommendation slate, List<PermitFault> faults)
    {
        List<SlateItem>? kept = null;
        List<Exclusion>? refused = null;
        for (var i = 0; i < slate.Items.Count; i++)
        {
            var item = slate.Items[i];
            var fault = check.Of(item); // RecsConsole.Permits decides
            if (fault == PermitFault.None)
            {
                kept?.Add(item);
                continue;
            }

            faults.Add(fault);
            kept ??= [.. slate.Items.Take(i)];
            (refused ??= []).Add(new(item.Kind, item.Id, [ReasonCode.CheckFailed], []));
        }

        return kept is null ? slate : slate with { Items = kept, Excluded = [.. slate.Excluded, .. refused!] };
    }

    private async Task RecordAsync(ConsoleDbContext db, DecisionRow row, List<PermitFault> faults, CancellationToken cancellationToken)
    {
        LogRefused(row.Id, faults.Count, faults[0]);
        auditTrail.Append(
            db,
            row.ActorId,
            new(
                "show.card",
                "decision",
                row.Id.ToString("D"),
                AuditOutcome.Failed,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["refused"] = faults.Count.ToString(System.Globalization.CultureInfo.InvariantCulture),
                    ["fault"] = faults[0].ToString(),
                }
            )
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(
        EventId = 2003,
        Level = LogLevel.Error,
        Message = "Decision {DecisionId}: {Count} cards were not shown, since their permit does not hold ({Fault})"
    )]
    private partial void LogRefused(Guid decisionId, int count, PermitFault fault);
}

/// <summary>A recorded decision whose permits were checked: what may be shown of it.</summary>
/// <param name="Documents">The current documents of its items, by key and version.</param>
public sealed record PermittedDecision(
    DecisionRow Row,
    IReadOnlyList<Recommendation> Slates,
    IReadOnlyDictionary<(string Key, int Version), DocumentLabel> Documents
);
