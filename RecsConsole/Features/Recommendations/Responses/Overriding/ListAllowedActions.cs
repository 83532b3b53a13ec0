using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Guards;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Responses.Overriding;

/// <summary>Everything that may be done on a case now, for choosing something else than suggested; what usually comes next first, what failed last.</summary>
public sealed class ListAllowedActions(OperationScopeFactory scopes, TenantFactsReader facts)
{
    public async Task<Result<IReadOnlyList<AllowedAction>>> RunAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        if (row is null || !await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken))
        {
            var error = Error.NotFound(Texts.CaseNotSeen);
            return await scope.DenyAsync("list.actions", "case", caseId.ToString("D"), error, cancellationToken);
        }

        var known = await facts.ReadAsync(actor, cancellationToken);
        var machine = WorkflowIndex.Of(known.CaseTypes[row.TypeKey].Workflow).Machine;
        var capped = await CappedChannels.ReadAsync(db, known.Configuration.ContactCaps, row.AccountKey, scope.Now, cancellationToken);
        var terms = await EntitlementGuard.ReadAsync(db, row.AccountKey, cancellationToken);
        var fit = await StepFit.ReadAsync(db, actor, row, known, cancellationToken);
        return Allowed(known, machine, scope.Access, row)
            .FindAll(action =>
                !IsForbidden(known, row, action.Key, scope.Now)
                && !IsCapped(known, capped, row, action.Key, scope.Now)
                && terms.Covers(FactsOf(known, action.Key).Tiers, scope.Now)
            )
            .Select(action =>
                action with
                {
                    Past = fit.PastOf(action.Key),
                    TakesFrom = known.HolderWhoLosesIt(action.Key, row.AssigneeId, actor.PersonId),
                }
            )
            .OrderByDescending(action => fit.ChanceOf(action.Key))
            .ThenBy(action => action.Title, StringComparer.CurrentCultureIgnoreCase)
            .ToList();
    }

    private static ActionFacts FactsOf(TenantFacts known, string key) =>
        known.Catalog.Actions.First(each => string.Equals(each.Key, key, StringComparison.Ordinal));

    private static bool IsCapped(TenantFacts known, IReadOnlyList<string> capped, CaseRow row, string key, DateTimeOffset now) =>
        capped.Count > 0
        && FactsOf(known, key) is { IsCustomerContact: true } action
        && ContactCap.Stops(capped, action.Channel)
        && !ContactGuard.IsRequired(known.Catalog, row, key, now);

    private static bool IsForbidden(TenantFacts known, CaseRow row, string key, DateTimeOffset now) =>
        PolicyGuard.Find(known.Catalog, new(row.TypeKey, row.IssueType, row.Status, key, FactsOf(known, key).PolicyKey, now)) is not null;

    private static List<AllowedAction> Allowed(TenantFacts known, StateMachine machine, AccessCheck check, CaseRow row) =>
        [
            .. known
                .Catalog.Actions.Where(action => machine.IsAllowed(row.Status, action.Key))
                .Where(action => action.AllowedStates.Count == 0 || action.AllowedStates.Contains(row.Status, StringComparer.Ordinal))
                .Where(action =>
                    check
                        .Decide(AccessOperation.PerformAction, AccessResources.Of(row) with { RequiredRole = action.RequiredRole })
                        .Permitted
                )
                .Select(action => new AllowedAction(
                    action.Key,
                    known.ActionTitles[action.Key],
                    action.Risk,
                    ActionRisk.NeedsSecondPerson(action.Risk, known.PriceActions.Contains(action.Key), check.Subject),
                    machine.Solves(row.Status, action.Key),
                    known.Handovers.GetValueOrDefault(action.Key)
                )
                {
                    Writes = StepForms.Writes(action.IsCustomerContact, action.Channel),
                    HasFields = known.ActionsWithFields.Contains(action.Key),
                }),
        ];
}

/// <summary>An action that may be done now.</summary>
/// <param name="WaitsForApproval">Choosing it only asks for it: a second person approves it.</param>
/// <param name="IsSolution">It brings the case to its solution.</param>
/// <param name="Handover">Who has the case once it is done.</param>
public sealed record AllowedAction(string Key, string Title, RiskLevel Risk, bool WaitsForApproval, bool IsSolution, Handover Handover)
{
    /// <summary>That it was done on this case before; null when it was not.</summary>
    public ShownPastStep? Past { get; init; }

    /// <summary>Who has the case now and would lose it to whoever takes this step; null where nobody would.</summary>
    public string? TakesFrom { get; init; }

    /// <summary>It writes to the customer.</summary>
    public bool Writes { get; init; }

    /// <summary>The catalog names fields for it.</summary>
    public bool HasFields { get; init; }

    /// <summary>What is asked of whoever takes it.</summary>
    public StepForm Form => StepForms.Of(WaitsForApproval, IsSolution, Handover, Writes, HasFields);
}
