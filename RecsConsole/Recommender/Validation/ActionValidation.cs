using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Guards;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Validation;

/// <summary>
/// Whether kept actions may still be shown: published in that version; allowed by the case's current state, the policies in force, the
/// actor's role, the steps done on the case and the customer's contract; and neither waiting for approval nor against something that waits.
/// </summary>
internal static class ActionValidation
{
    // The status is compared in memory: in the query, SQLite would read all rows of that status instead of the few keys.
    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<ActionState>>> s_states = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> keys) =>
                db
                    .Actions.Where(row => keys.Contains(row.Key))
                    .Select(row => new ActionState(
                        row.Key,
                        row.Version,
                        row.Status,
                        row.RequiredRole,
                        row.PolicyKey,
                        row.AllowedStates,
                        row.IsCustomerContact,
                        row.Channel,
                        row.Tiers,
                        row.EarlierSteps
                    ))
        )
    );

    public static async Task<Dictionary<string, ItemCheck>> CheckAsync(
        ConsoleDbContext db,
        ValidationQuestion question,
        IReadOnlyList<SlateItem> items,
        CancellationToken cancellationToken
    )
    {
        var keys = items.Select(item => item.Id).ToList();
        var rows = await s_states.For(db)(db, keys).ToListAsync(cancellationToken);
        var published = rows.Where(row => row.Status.IsPublished())
            .NewestOfEach(row => row.Key, row => row.Version)
            .ToDictionary(row => row.Key, StringComparer.Ordinal);
        var waiting = await PendingApprovals.ReadAsync(db, question.Request.Case.Id, question.At, cancellationToken);
        var machine = WorkflowIndex.From(question.Request.Facts.CaseTypes[question.Request.Case.Type].Workflow).Machine;
        var capped = await CappedAsync(db, question, rows, cancellationToken);
        return items.ToDictionary(
            item => item.Id,
            item =>
                published.TryGetValue(item.Id, out var row) && row.Version == item.Version
                    ? new(
                        [
                            .. ReasonsAgainst(row, machine, question, waiting),
                            .. IsCapped(item, row, capped) ? [ReasonCode.ContactCap] : Array.Empty<ReasonCode>(),
                        ],
                        MayPerform(question, row)
                    )
                    : ItemCheck.Gone(ReasonCode.CatalogNotPublished),
            StringComparer.Ordinal
        );
    }

    private static AccessDecision MayPerform(ValidationQuestion question, ActionState row) =>
        question.Current is { } current
            ? question.Check.Decide(
                AccessOperation.PerformAction,
                AccessResources.OfAction(current, question.Request.Actor.TenantId, row.Key, row.RequiredRole)
            )
            : default;

    // The customer may have been contacted since the snapshot.
    private static async Task<IReadOnlyList<string>> CappedAsync(
        ConsoleDbContext db,
        ValidationQuestion question,
        List<ActionState> rows,
        CancellationToken cancellationToken
    ) =>
        rows.Exists(row => row.IsCustomerContact)
            ? await CappedChannels.ReadAsync(
                db,
                question.Request.Facts.Configuration.ContactCaps,
                question.Current?.AccountKey,
                question.At,
                cancellationToken
            )
            : [];

    private static bool IsCapped(SlateItem item, ActionState row, IReadOnlyList<string> capped) =>
        ContactCap.AppliesTo(row.IsCustomerContact, item.RequiredByPolicy is not null) && ContactCap.Stops(capped, row.Channel);

    private static IEnumerable<ReasonCode> ReasonsAgainst(
        ActionState row,
        StateMachine machine,
        ValidationQuestion question,
        IReadOnlyList<string> waiting
    )
    {
        var state = question.Current?.State ?? "";
        if (!machine.IsAllowed(state, row.Key) || (row.AllowedStates.Count > 0 && !row.AllowedStates.Contains(state)))
        {
            yield return ReasonCode.StateNotAllowed;
        }

        if (!IsEntitled(row, question))
        {
            yield return ReasonCode.NotEntitled;
        }

        if (!EarlierSteps.AreDone(row.EarlierSteps.AsReadOnly(), question.Current?.Steps ?? []))
        {
            yield return ReasonCode.EarlierStepMissing;
        }

        if (waiting.Contains(row.Key, StringComparer.Ordinal))
        {
            yield return ReasonCode.DuplicateRequest;
        }

        var (@case, catalog) = (question.Current ?? question.Request.Case, question.Request.Facts.Catalog);
        if (OppositeSteps.WaitingAgainst(machine, state, waiting, row.Key, key => CatalogIndex.From(catalog).Action(key)?.Kind).Count > 0)
        {
            yield return ReasonCode.OppositeWaits;
        }

        var found = RuledCases.Of(@case) with { State = state };
        if (PolicyGuard.Find(catalog, new(found, row.Key, row.PolicyKey, question.At)) is { } objection)
        {
            yield return objection.Reason;
        }
    }

    private static bool IsEntitled(ActionState row, ValidationQuestion question) =>
        Entitlement.Covers(
            row.Key,
            row.Tiers.AsReadOnly(),
            question.Current?.AccountTier,
            question.Current?.Entitlements,
            question.Current?.IsOutsideContractAt(question.At) == true
        );

    private sealed record ActionState(
        string Key,
        int Version,
        VersionStatus Status,
        string? RequiredRole,
        string? PolicyKey,
        IList<string> AllowedStates,
        bool IsCustomerContact,
        string? Channel,
        IList<string> Tiers,
        IList<string> EarlierSteps
    );
}
