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

/// <summary>Lists all actions allowed on a case now, for an override; the most probable next one first, those that failed or that the reader dismissed last.</summary>
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
            IsRun = known.RunActions.Contains(action.Key),
            HasFields = known.ActionsWithFields.Contains(action.Key),
        };
}

/// <summary>An action that may be done now.</summary>
/// <param name="WaitsForApproval">The step only requests the action: a second person has to approve it.</param>
/// <param name="IsSolution">The step records the solution of the case.</param>
/// <param name="Handover">Who the assignee is afterwards.</param>
public sealed record AllowedAction(string Key, string Title, RiskLevel Risk, bool WaitsForApproval, bool IsSolution, Handover Handover)
{
    /// <summary>The step's last execution on this case; null when there was none.</summary>
    public ShownPastStep? Past { get; init; }

    /// <summary>Why the step is not among the suggestions; null when it is, or when nothing was suggested yet.</summary>
    public string? WhyNotSuggested { get; init; }

    /// <summary>The current assignee, who would lose the case to the person taking this step; null when nobody would.</summary>
    public string? TakesFrom { get; init; }

    /// <summary>The step assigns the case to the person who takes it.</summary>
    public bool TakesCase => Handover == Handover.ToDoer;

    /// <summary>The step sends a message to the customer.</summary>
    public bool Writes { get; init; }

    /// <summary>Taking the step carries it out.</summary>
    public bool IsRun { get; init; }

    /// <summary>The catalog defines fields for the step.</summary>
    public bool HasFields { get; init; }

    /// <summary>The form that the person taking the step fills in.</summary>
    public StepForm Form => StepForms.Of(WaitsForApproval, IsSolution, Handover, Writes, HasFields);
}
