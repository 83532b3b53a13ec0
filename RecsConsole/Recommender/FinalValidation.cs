using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Explanations;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;

namespace RecsConsole.Recommender;

/// <summary>
/// Checks every kept item against the database, now, inside the transaction that will record the decision (permission point 3). What it
/// read is stored with the decision; the engine applies it.
/// </summary>
public sealed class FinalValidation(
    ICaseSource cases,
    IPeopleSource people,
    AccessPolicy policy,
    TimeProvider clock,
    ILogger<FinalValidation> logger
)
{
    /// <summary>Reads what could have changed since the snapshot.</summary>
    public async Task<ValidationFacts> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        OpeningResult ranked,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(ranked);
        var now = clock.GetUtcNow();
        var current = await cases.ReadAsync(request.Actor, request.Case.Id, cancellationToken);
        var subject = await AccessSubjectReader.ReadAsync(db, request.Actor, cancellationToken);
        var check = new AccessCheck(policy, subject, now, logger);
        var items = new List<ValidatedItem>();
        foreach (var slate in ranked.Slates)
        {
            var reasons = slate.Kind switch
            {
                SlateKind.Action => await CheckActionsAsync(
                    db,
                    request,
                    (check, current),
                    slate.Items,
                    cancellationToken
                ),
                SlateKind.Document => await CheckDocumentsAsync(
                    db,
                    (check, now),
                    slate.Items,
                    cancellationToken
                ),
                _ => await CheckExpertsAsync(db, request, now, slate.Items, cancellationToken),
            };
            items.AddRange(
                slate.Items.Select(item => new ValidatedItem(
                    slate.Kind,
                    item.Id,
                    [
                        .. reasons[item.Id]
                            .Concat(CaseReasons(check, request, current))
                            .Distinct()
                            .Order(),
                    ]
                ))
            );
        }

        return new(now, current?.Revision ?? -1, items);
    }

    // Whoever may no longer work the case is shown nothing of it.
    private static IEnumerable<ReasonCode> CaseReasons(
        AccessCheck check,
        SnapshotRequest request,
        CaseRecord? current
    ) =>
        current is null
            ? [ReasonCode.NotPermitted]
            : check
                .Decide(
                    AccessOperation.Recommend,
                    AccessResources.Of(current, request.Actor.TenantId)
                )
                .Reasons;

    private static async Task<ILookup<string, ReasonCode>> CheckActionsAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        (AccessCheck Check, CaseRecord? Current) now,
        IReadOnlyList<SlateItem> items,
        CancellationToken cancellationToken
    )
    {
        var keys = items.Select(item => item.Id).ToList();
        var rows = await db
            .Actions.AsNoTracking()
            .Where(row => keys.Contains(row.Key) && row.Status == "published")
            .Select(row => new
            {
                row.Key,
                row.Version,
                row.RequiredRole,
                row.AllowedStates,
            })
            .ToListAsync(cancellationToken);
        var machine = new StateMachine(request.Facts.CaseTypes[request.Case.Type].Workflow);
        var state = now.Current?.State ?? "";
        return ToLookup(
            items,
            item =>
            {
                var row = rows.Where(row =>
                        string.Equals(row.Key, item.Id, StringComparison.Ordinal)
                    )
                    .MaxBy(row => row.Version);
                if (row is null || row.Version != item.Version)
                {
                    return [ReasonCode.CatalogNotPublished];
                }

                var reasons = new List<ReasonCode>();
                if (
                    !machine.IsAllowed(state, item.Id)
                    || (row.AllowedStates.Count > 0 && !row.AllowedStates.Contains(state))
                )
                {
                    reasons.Add(ReasonCode.StateNotAllowed);
                }

                if (row.RequiredRole is { } role && !now.Check.Subject.Roles.Contains(role))
                {
                    reasons.Add(ReasonCode.RoleNotAllowed);
                }

                return reasons;
            }
        );
    }

    private static async Task<ILookup<string, ReasonCode>> CheckDocumentsAsync(
        ConsoleDbContext db,
        (AccessCheck Check, DateTimeOffset At) now,
        IReadOnlyList<SlateItem> items,
        CancellationToken cancellationToken
    )
    {
        var keys = items.Select(item => item.Id).ToList();
        var rows = await db
            .Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key) && row.Status == "effective")
            .Select(row => new
            {
                row.TenantId,
                row.Key,
                row.Version,
                row.Classification,
                row.Regions,
                row.Acl,
                row.EffectiveFrom,
                row.EffectiveTo,
            })
            .ToListAsync(cancellationToken);
        return ToLookup(
            items,
            item =>
            {
                var row = rows.Where(row =>
                        string.Equals(row.Key, item.Id, StringComparison.Ordinal)
                    )
                    .MaxBy(row => row.Version);
                var isInForce =
                    row is not null
                    && row.Version == item.Version
                    && (row.EffectiveFrom is null || row.EffectiveFrom <= now.At)
                    && (row.EffectiveTo is null || row.EffectiveTo > now.At);
                if (!isInForce)
                {
                    return [ReasonCode.DocumentNotCurrent];
                }

                var resource = AccessResources.OfDocument(
                    row!.TenantId,
                    row.Classification,
                    [.. row.Regions],
                    [.. row.Acl]
                );
                return now.Check.Decide(AccessOperation.ViewDocument, resource).Reasons;
            }
        );
    }

    private async Task<ILookup<string, ReasonCode>> CheckExpertsAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        DateTimeOffset now,
        IReadOnlyList<SlateItem> items,
        CancellationToken cancellationToken
    )
    {
        var ids = items.Select(item => Guid.Parse(item.Id)).ToList();
        var active = await db
            .People.Where(row => ids.Contains(row.Id) && row.IsActive && row.IsExpert)
            .Select(row => new { row.Id, row.Capacity })
            .ToDictionaryAsync(row => row.Id, row => row.Capacity, cancellationToken);
        var question = new PresenceQuestion(now, request.Case.Key, request.Case.AccountKey);
        var presence = (
            await people.ReadPresenceAsync(request.Actor, ids, question, cancellationToken)
        ).ToDictionary(row => row.PersonId);
        return ToLookup(
            items,
            item =>
            {
                var id = Guid.Parse(item.Id);
                var reasons = new List<ReasonCode>();
                if (!active.TryGetValue(id, out var capacity) || presence[id].IsAbsent)
                {
                    reasons.Add(ReasonCode.ExpertUnavailable);
                }

                if (
                    request.Facts.Configuration.ExpertLoadFilter
                    && presence[id].OpenCases >= capacity
                )
                {
                    reasons.Add(ReasonCode.ExpertOverloaded);
                }

                if (presence[id].HasConflict)
                {
                    reasons.Add(ReasonCode.ConflictOfInterest);
                }

                return reasons;
            }
        );
    }

    private static ILookup<string, ReasonCode> ToLookup(
        IReadOnlyList<SlateItem> items,
        Func<SlateItem, IReadOnlyList<ReasonCode>> reasonsOf
    ) =>
        items
            .SelectMany(item => reasonsOf(item).Select(reason => (item.Id, Reason: reason)))
            .ToLookup(entry => entry.Id, entry => entry.Reason, StringComparer.Ordinal);
}
