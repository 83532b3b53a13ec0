using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Permits;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Recommender.Cards;

/// <summary>
/// Checks the permit stored with each item against the present facts, independently of the policy: no valid permit, no card. Removed items
/// count as "could not be checked" and are reported once to the log and the audit trail.
/// </summary>
public sealed partial class CardPermits(AuditTrail auditTrail, DecisionPoint decisionPoint, TimeProvider clock, ILogger<CardPermits> logger)
{
    /// <summary>The slates with the items whose permit is valid. Records the removed items.</summary>
    public async Task<IReadOnlyList<Recommendation>> FilterAsync(
        ConsoleDbContext db,
        CaseSnapshot snapshot,
        RecordedDecision decision,
        IReadOnlyDictionary<(string Key, int Version), DocumentLabel> documents,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(decision);
        var check = new CardCheck(snapshot, decision, documents, clock.GetUtcNow(), decisionPoint.IsInForce);
        List<PermitFault> faults = [];
        Recommendation[] kept = [.. decision.Shown.Select(slate => Keep(check, slate, faults))];
        if (faults.Count > 0)
        {
            await RecordAsync(db, decision.Row, faults, cancellationToken);
        }

        return kept;
    }

    private static Recommendation Keep(CardCheck check, Recommendation slate, List<PermitFault> faults)
    {
        List<SlateItem>? kept = null;
        List<Exclusion>? refused = null;
        for (var i = 0; i < slate.Items.Count; i++)
        {
            var item = slate.Items[i];
            var fault = check.Of(item);
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

/// <summary>
/// Checks the permits of one decision against the facts at display time: case and rights as last read, documents as just read.
/// </summary>
internal sealed class CardCheck
{
    private readonly CaseSnapshot _snapshot;
    private readonly RecordedDecision _decision;
    private readonly IReadOnlyDictionary<(string Key, int Version), DocumentLabel> _documents;
    private readonly DateTimeOffset _now;
    private readonly bool _asksDecisionPoint;
    private readonly SubjectFacts _subject;
    private readonly Dictionary<(SlateKind, string), AccessPermit?> _permits = [];
    private readonly PermitFault _ofCase;

    public CardCheck(
        CaseSnapshot snapshot,
        RecordedDecision decision,
        IReadOnlyDictionary<(string Key, int Version), DocumentLabel> documents,
        DateTimeOffset now,
        bool asksDecisionPoint
    )
    {
        (_snapshot, _decision, _documents, _now) = (snapshot, decision, documents, now);
        _asksDecisionPoint = asksDecisionPoint;
        _subject = PermitMapper.Subject(decision.Subject);
        foreach (var item in decision.Validation.Items)
        {
            _permits.TryAdd((item.Kind, item.Id), item.Permit);
        }

        _ofCase = decision.Case is { } record
            ? Check(decision.Validation.Basis?.Case, AccessOperation.Recommend, AccessResources.Of(record, _subject.TenantId))
            : PermitFault.Missing;
    }

    /// <summary>The fault of an item's permit, or of the permit for the case.</summary>
    public PermitFault Of(SlateItem item)
    {
        if (_ofCase != PermitFault.None)
        {
            return _ofCase;
        }

        var permit = _permits.GetValueOrDefault((item.Kind, item.Id));
        return item.Kind switch
        {
            SlateKind.Action => Check(permit, AccessOperation.PerformAction, Action(item)),
            SlateKind.Document => _documents.TryGetValue((item.Id, item.Version), out var document)
                ? Check(permit, AccessOperation.ViewDocument, document.Access)
                : PermitFault.OtherObject,
            _ => Check(permit, AccessOperation.AskExpert, Expert(item)),
        };
    }

    private PermitFault Check(AccessPermit? permit, AccessOperation operation, AccessResource resource)
    {
        var validation = _decision.Validation;
        var claim = PermitMapper.Claim(validation, permit, operation, resource.Kind, PermitMapper.IdOf(resource));
        return PermitChecker.Check(
            claim,
            new(_subject, operation.ToString(), PermitMapper.Shown(resource), validation.At, _now, _asksDecisionPoint)
        );
    }

    private AccessResource Action(SlateItem item) =>
        AccessResources.OfAction(
            _decision.Case!,
            _subject.TenantId,
            item.Id,
            _snapshot
                .Shared.Catalog.Actions.FirstOrDefault(action => string.Equals(action.Key, item.Id, StringComparison.Ordinal))
                ?.RequiredRole
        );

    private AccessResource Expert(SlateItem item)
    {
        var id = Guid.Parse(item.Id);
        var hasConflict = _snapshot.Visible.Presence.Any(entry => entry.PersonId == id && entry.HasConflict);
        return AccessResources.OfExpert(_decision.Case!, _subject.TenantId, id, hasConflict);
    }
}
