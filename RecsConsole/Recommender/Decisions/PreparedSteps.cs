using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// The last step suggested to a reader for each of some cases, as long as it is valid: until something happens on the case, an approval is
/// requested or ends there, the step gets a response, or its action leaves the catalog.
/// </summary>
public sealed class PreparedSteps(ConsoleDbContext db, Actor actor, AccessCheck check, IWorkflowSource workflows, DateTimeOffset now)
{
    private bool _mayRun;

    /// <summary>By case; a case without a suggestion that is still valid is absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, PreparedStep>> ReadAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var latest = await LatestDecisionsAsync(rows, cancellationToken);
        var decisionIds = latest.ConvertAll(decision => decision.Id);
        var items = (
            await db
                .DecisionItems.AsNoTracking()
                .Where(item => decisionIds.Contains(item.DecisionId) && item.Kind == ItemKind.Action)
                .OrderBy(item => item.Rank)
                .ToListAsync(cancellationToken)
        ).ToLookup(item => item.DecisionId);
        var actions = await ActionsAsync(
            [.. items.SelectMany(shown => shown).Select(item => item.ItemId).Distinct(StringComparer.Ordinal)],
            cancellationToken
        );
        _mayRun =
            actions.Values.Any(action => action.Execution == Execution.Performed)
            && !(await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Rules.ForbidsAutomation;
        var handled = await HandledAsync(decisionIds, cancellationToken);
        var states = await StatesAsync(rows, cancellationToken);
        var cases = rows.ToDictionary(row => row.Id);
        var steps = new Dictionary<Guid, PreparedStep>();
        foreach (var decision in latest)
        {
            var shown = items[decision.Id].ToList();
            if (
                ToStep(decision, shown, actions, cases[decision.CaseId], states) is { } step
                && !handled.Contains((decision.Id, step.Action?.Key))
            )
            {
                steps[decision.CaseId] = step;
            }
        }

        return steps;
    }

    private PreparedStep? ToStep(
        LatestDecision decision,
        List<DecisionItemRow> shown,
        IReadOnlyDictionary<string, ActionRow> actions,
        CaseRow row,
        Dictionary<string, WorkflowIndex> states
    )
    {
        var workflow = states.GetValueOrDefault(row.TypeKey);
        var signs = shown.Select(item =>
            (
                IsLow: item.Confidence is ItemConfidence.Low,
                IsUseful: item.RequiredBy is not null || WorkKinds.IsOfUseWhileWaiting(actions.GetValueOrDefault(item.ItemId)?.Kind)
            )
        );
        if (workflow?.IsWaiting(row.Status) == true && ShownDecision.IsOnlyGuessed(signs))
        {
            return new(decision.Id, decision.At, null) { IsWaiting = true };
        }

        if (shown.Count == 0)
        {
            return new(decision.Id, decision.At, null);
        }

        var first = shown[0];
        return actions.GetValueOrDefault(first.ItemId) is { } action && MayView(action)
            ? new(decision.Id, decision.At, new(first.ItemId, action.Title, action.IsCustomerContact))
            {
                IsRequired = first.RequiredBy is not null,
                Confidence = first.RequiredBy is null ? first.Confidence.ToLabel() : null,
                Verb = VerbOf(action, row, workflow),
            }
            : null;
    }

    private async Task<List<LatestDecision>> LatestDecisionsAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var found = await db
            .Decisions.AsNoTracking()
            .Where(decision => ids.Contains(decision.CaseId) && decision.ActorId == check.Subject.PersonId)
            .Where(decision => db.Cases.Any(row => row.Id == decision.CaseId && row.LastEventAt <= decision.At))
            .Select(decision => new LatestDecision(decision.Id, decision.CaseId, decision.At))
            .ToListAsync(cancellationToken);
        // a request is no event of the case, but it holds back the steps that would forestall it
        var approvals = await ApprovalTimes.ReadAsync(db, ids, cancellationToken);
        return
        [
            .. found
                .GroupBy(decision => decision.CaseId)
                .Select(same => same.OrderByDescending(decision => decision.At).ThenByDescending(decision => decision.Id).First())
                .Where(decision => !approvals.HaveChanged(decision.CaseId, decision.At, now)),
        ];
    }

    private async Task<Dictionary<string, ActionRow>> ActionsAsync(List<string> keys, CancellationToken cancellationToken) =>
        (await db.Actions.AsNoTracking().Published().Where(action => keys.Contains(action.Key)).ToListAsync(cancellationToken))
            .NewestOfEach(action => action.Key, action => action.Version)
            .ToDictionary(action => action.Key, StringComparer.Ordinal);

    private async Task<HashSet<(Guid, string?)>> HandledAsync(List<Guid> decisionIds, CancellationToken cancellationToken) =>
        (
            await db
                .Responses.Where(response => decisionIds.Contains(response.DecisionId) && response.UndoneAt == null)
                .Select(response => new { response.DecisionId, response.ItemId })
                .ToListAsync(cancellationToken)
        )
            .Select(response => (response.DecisionId, response.ItemId))
            .ToHashSet();

    // by case type
    private async Task<Dictionary<string, WorkflowIndex>> StatesAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var states = new Dictionary<string, WorkflowIndex>(StringComparer.Ordinal);
        foreach (var type in rows.Select(row => row.TypeKey).Distinct(StringComparer.Ordinal))
        {
            if (await workflows.ReadAsync(actor, type, cancellationToken) is { } workflow)
            {
                states.Add(type, WorkflowIndex.From(workflow));
            }
        }

        return states;
    }

    private string VerbOf(ActionRow action, CaseRow row, WorkflowIndex? workflow)
    {
        var form = StepForms.Of(
            ActionRisk.HandlingOf(action, check.Subject) == ActionHandling.SecondPerson,
            workflow?.Machine.Solves(row.Status, action.Key) == true,
            action.Handover,
            StepForms.Writes(action.IsCustomerContact, action.Channel),
            !string.Equals(action.FieldsJson, ActionRow.NoFields, StringComparison.Ordinal)
        );
        var takesCase = action.Handover == Handover.ToDoer && row.AssigneeId != check.Subject.PersonId;
        return StepVerbs.Of(form, takesCase, action.Execution == Execution.Performed && _mayRun);
    }

    private bool MayView(ActionRow action) =>
        check
            .Decide(
                AccessOperation.ViewAction,
                new AccessResource(AccessResourceKind.Action, Guid.Empty, action.TenantId)
                {
                    Classification = Classifications.Public,
                    RequiredRole = action.RequiredRole,
                }
            )
            .Permitted;

    private sealed record LatestDecision(Guid Id, Guid CaseId, DateTimeOffset At);
}

/// <summary>The step suggested last for a case.</summary>
/// <param name="Action">Null when there is nothing to do.</param>
public sealed record PreparedStep(Guid DecisionId, DateTimeOffset At, PreparedAction? Action)
{
    /// <summary>Null for a required step and when there is none: nothing is guessed.</summary>
    public ConfidenceLabel? Confidence { get; init; }

    /// <summary>The button text for doing the step; null when there is no button.</summary>
    public string? Verb { get; init; }

    /// <summary>A policy requires the step.</summary>
    public bool IsRequired { get; init; }

    /// <summary>There is nothing to do until somebody answers.</summary>
    public bool IsWaiting { get; init; }
}

/// <param name="IsCustomerContact">The step reaches the customer.</param>
public sealed record PreparedAction(string Key, string Title, bool IsCustomerContact);
