using System.Text.Json;
using RecsConsole.Access;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Guards;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework;

/// <summary>Checks whether an action may be taken on a case now, and executes it.</summary>
public sealed class CaseSteps(IWorkflowSource workflows, TenantFactsReader facts)
{
    /// <summary>Attribute of a step's event: whether it was carried out or noted, as the catalog said then.</summary>
    public const string ExecutionAttribute = "execution";

    /// <summary>Attribute of an approved action's event: the request.</summary>
    public const string ApprovalAttribute = "approval";

    /// <summary>Attribute of an approved action's event: the person who approved it.</summary>
    public const string ApproverAttribute = "approver";

    /// <summary>Key of the event of a step taken by a response.</summary>
    public static string EventKeyOf(Guid responseId) => "response:" + responseId.ToString("D");

    /// <summary>Key of the event of an approved step.</summary>
    public static string ApprovedEventKeyOf(Guid requestId) => "approval:" + requestId.ToString("D");

    /// <summary>
    /// Whether the action may be taken on the case now: the right of whoever performs it, then the guards, then the workflow. Without the
    /// right, or with an objection, nothing more is read.
    /// </summary>
    /// <param name="performer">The rights of whoever performs it; an approver is not the performer.</param>
    public async Task<StepCheck> CheckAsync(
        OperationScope scope,
        AccessCheck performer,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(performer);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(action);
        var resource = AccessResources.Of(row) with { RequiredRole = action.RequiredRole };
        if (!performer.Decide(AccessOperation.PerformAction, resource).Permitted)
        {
            return StepCheck.NotPermitted;
        }

        var known = await facts.ReadAsync(scope.Actor, cancellationToken);
        var objection = await ObjectionAsync(scope, known, row, action, cancellationToken);
        var handling = ActionRisk.HandlingOf(action, performer.Subject);
        return new(IsPermitted: true, objection, objection is null ? await FindAsync(scope.Actor, row, action, cancellationToken) : null)
        {
            Handling = handling,
            AsksToConfirm =
                handling == ActionHandling.Confirm
                || (handling == ActionHandling.Do && known.Configuration.SurfaceOf(SlateKind.Action).AsksToConfirm),
        };
    }

    private static async Task<string?> ObjectionAsync(
        OperationScope scope,
        TenantFacts known,
        CaseRow row,
        ActionRow action,
        CancellationToken cancellationToken
    ) =>
        PolicyGuard
            .Find(
                known.Catalog,
                new(await RuledCases.ReadAsync(scope.Db, known.Catalog, row, cancellationToken), action.Key, action.PolicyKey, scope.Now)
            )
            ?.Words(action.Title, known)
        ?? await EntitlementGuard.FindAsync(scope.Db, row, action, scope.Now, cancellationToken)
        ?? await ContactGuard.FindAsync(scope.Db, known, row, action, scope.Now, cancellationToken)
        ?? await EarlierStepGuard.FindAsync(scope.Db, known, row, action, cancellationToken);

    // reads the workflow from its source again, since it may have changed after the suggestion
    private async Task<StepTransition?> FindAsync(Actor actor, CaseRow row, ActionRow action, CancellationToken cancellationToken)
    {
        var workflow = await workflows.ReadAsync(actor, row.TypeKey, cancellationToken);
        if (workflow is null || (action.AllowedStates.Count > 0 && !action.AllowedStates.Contains(row.Status)))
        {
            return null;
        }

        var machine = WorkflowIndex.From(workflow).Machine;
        return machine.Next(row.Status, action.Key) is { } next ? new(machine, next) : null;
    }

    /// <summary>
    /// Appends the event and changes the state; the caller saves it in its transaction. Returns what happened, as a sentence.
    /// </summary>
    public static async Task<string> TakeAsync(
        ConsoleDbContext db,
        CaseRow row,
        ActionRow action,
        StepTransition step,
        PerformedAction performed,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(action);
        ArgumentNullException.ThrowIfNull(step);
        ArgumentNullException.ThrowIfNull(performed);
        var from = row.Status;
        var attributes = performed.EventAttributes();
        var isHandedOver = CaseHandover.Apply(row, performed.HandTo, attributes);

        // the new state may pause, resume or renew the deadline
        var clock = await ClockChange.FindAsync(db, row, step.Machine, new(performed.At, step.Next), cancellationToken);
        clock?.Note(attributes);
        var execution = await ExecutionOfAsync(db, action, cancellationToken);
        attributes[ExecutionAttribute] = execution.ToCode();
        // raises the case's revision: a second writer conflicts, and open slates are reloaded
        CaseEvents.Append(
            db,
            row,
            new(performed.EventKey, action.Key, CaseEventKind.Action, performed.PersonId, performed.At)
            {
                FromState = from,
                ToState = step.Next,
                AttributesJson = JsonSerializer.Serialize(attributes),
                DecisionId = performed.DecisionId,
                SuggestedConfidence = performed.SuggestedConfidence,
            }
        );
        row.RepliedAt = action.IsCustomerContact ? performed.At : row.RepliedAt;
        row.Status = step.Next;
        clock?.Apply(row);
        // solved or final: by whom, when and whether in time; it may open the case again, too
        CaseClosure.Apply(db, row, step.Machine, action.Key, performed);
        // for a linked ticket: into the outbox, sent once it can no longer be undone
        await CarriedSteps.AddAsync(db, row, action, performed, cancellationToken);
        await (isHandedOver ? CarriedOwners.AddOfStepAsync(db, row, performed, cancellationToken) : Task.CompletedTask);
        await WebhookEvents.AddStepAsync(db, row, performed.ToWebhookStep(action, execution, from), performed.At, cancellationToken);
        return Said(action, execution, string.Equals(from, step.Next, StringComparison.Ordinal) ? null : StateLabels.Of(step.Next));
    }

    // where the compliance profile forbids automation, a person does the step and it is noted; systems that are told read that
    private static async Task<Execution> ExecutionOfAsync(ConsoleDbContext db, ActionRow action, CancellationToken cancellationToken) =>
        action.Execution == Execution.Performed
        && (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Rules.ForbidsAutomation
            ? Execution.Noted
            : action.Execution;

    private static string Said(ActionRow action, Execution execution, string? newState) =>
        (execution, newState) switch
        {
            (Execution.Performed, null) => CaseworkTexts.CarriedOut.With(action.Title),
            (Execution.Performed, _) => CaseworkTexts.CarriedOutWithNewState.With(action.Title, newState),
            (_, null) => CaseworkTexts.MarkedAsDone.With(action.Title),
            _ => CaseworkTexts.MarkedAsDoneWithNewState.With(action.Title, newState),
        };
}

/// <summary>Whether an action may be taken on a case now, and what has to happen before it is.</summary>
/// <param name="IsPermitted">Whether whoever performs it has the right; without it nothing else was checked.</param>
/// <param name="Objection">
/// Why a policy, the customer's contract, the contact cap or a missing step stops it, as a sentence; null when none does.
/// </param>
/// <param name="Transition">
/// The transition the action makes; null when the workflow allows none from the present state, or something objects.
/// </param>
public sealed record StepCheck(bool IsPermitted, string? Objection, StepTransition? Transition)
{
    public static StepCheck NotPermitted { get; } = new(IsPermitted: false, null, null) { Handling = ActionHandling.Never };

    /// <summary>How the action is handled when its performer requests it.</summary>
    public required ActionHandling Handling { get; init; }

    /// <summary>
    /// Whether the performer must confirm the action: its risk is medium, or the tenant declared the surface of suggested actions risky
    /// (R13).
    /// </summary>
    public bool AsksToConfirm { get; init; }
}

/// <summary>The transition that an action makes.</summary>
public sealed record StepTransition(StateMachine Machine, string Next);

/// <summary>An action being executed: by whom, when, and on which suggestion.</summary>
/// <param name="EventKey">Unique in the tenant, so that a retry does not execute it twice.</param>
public sealed record PerformedAction(string EventKey, Guid? PersonId, DateTimeOffset At)
{
    public Guid? DecisionId { get; init; }

    public ItemConfidence? SuggestedConfidence { get; init; }

    /// <summary>Additional attributes of the event.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The assignee afterwards; null when unchanged.</summary>
    public Guid? HandTo { get; init; }

    /// <summary>The solution reported by the person; null when the action records none.</summary>
    public ReportedSolution? Solution { get; init; }

    /// <summary>The values entered in the form of the action.</summary>
    public IReadOnlyList<FilledField> Fields { get; init; } = [];

    /// <summary>The same in the form sent to webhooks.</summary>
    /// <param name="execution">What accepting it did.</param>
    /// <param name="from">The previous state of the case.</param>
    internal WebhookStep ToWebhookStep(ActionRow action, Execution execution, string from) =>
        new(EventKey, action.Key)
        {
            Title = action.Title,
            FromState = from,
            Execution = execution.ToCode(),
            PersonId = PersonId,
            DecisionId = DecisionId,
        };

    internal Dictionary<string, string> EventAttributes()
    {
        var attributes = new Dictionary<string, string>(
            Solution is null ? Attributes : Attributes.Concat(Solution.ToAttributes()),
            StringComparer.Ordinal
        );
        if (FormJson.Write(Fields) is { } form)
        {
            attributes[FormJson.Attribute] = form;
        }

        return attributes;
    }
}
