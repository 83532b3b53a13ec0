using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
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
        var barriers = await StepBarriers.ReadAsync(scope, known, row, cancellationToken);
        var fit = await StepFit.ReadAsync(db, actor, row, known, cancellationToken);
        return known
            .Catalog.Actions.Where(action => barriers.Of(action) is null)
            .Select(action => ToAllowed(known, barriers.Machine, scope.Access, row, action))
            .Select(action =>
                action with
                {
                    Past = fit.PastOf(action.Key),
                    WhyNotSuggested = fit.WhyNotSuggested(action.Key),
                    TakesFrom = known.HolderWhoLosesIt(action.Key, row.AssigneeId, actor.PersonId),
                }
            )
            .OrderByDescending(action => fit.ChanceOf(action.Key))
            .ThenBy(action => action.Title, StringComparer.CurrentCultureIgnoreCase)
            .ToList();
    }

    private static AllowedAction ToAllowed(TenantFacts known, StateMachine machine, AccessCheck check, CaseRow row, ActionFacts action) =>
        new(
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
        };
}

/// <summary>An action that may be done now.</summary>
/// <param name="WaitsForApproval">Choosing it only asks for it: a second person approves it.</param>
/// <param name="IsSolution">It brings the case to its solution.</param>
/// <param name="Handover">Who has the case once it is done.</param>
public sealed record AllowedAction(string Key, string Title, RiskLevel Risk, bool WaitsForApproval, bool IsSolution, Handover Handover)
{
    /// <summary>That it was done on this case before; null when it was not.</summary>
    public ShownPastStep? Past { get; init; }

    /// <summary>Why it is not among the suggestions, in words; null where it is, or where nothing was suggested yet.</summary>
    public string? WhyNotSuggested { get; init; }

    /// <summary>Who has the case now and would lose it to whoever takes this step; null where nobody would.</summary>
    public string? TakesFrom { get; init; }

    /// <summary>The console gives the case to whoever takes it.</summary>
    public bool TakesCase => Handover == Handover.ToDoer;

    /// <summary>It writes to the customer.</summary>
    public bool Writes { get; init; }

    /// <summary>The catalog names fields for it.</summary>
    public bool HasFields { get; init; }

    /// <summary>What is asked of whoever takes it.</summary>
    public StepForm Form => StepForms.Of(WaitsForApproval, IsSolution, Handover, Writes, HasFields);
}
