using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue.Steps;

/// <summary>The step suggested last for each case of a page, as long as it holds: until something happens on the case, it is answered, or its action leaves the catalog.</summary>
internal sealed class QueueSteps(ConsoleDbContext db, Actor actor, AccessCheck check, IWorkflowSource workflows)
{
    private const string ActionKind = "action";

    public async Task<Dictionary<Guid, QueueStep>> ReadAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var latest = await LatestDecisionsAsync(rows, cancellationToken);
        var decisionIds = latest.ConvertAll(decision => decision.Id);
        var items = (
            await db
                .DecisionItems.AsNoTracking()
                .Where(item => decisionIds.Contains(item.DecisionId) && item.Kind == ActionKind)
                .OrderBy(item => item.Rank)
                .ToListAsync(cancellationToken)
        ).ToLookup(item => item.DecisionId);
        var actions = await ActionsAsync([.. items.Select(shown => shown.First().ItemId)], cancellationToken);
        var handled = await HandledAsync(decisionIds, cancellationToken);
        var waiting = await WaitingAsync(rows, cancellationToken);
        var steps = new Dictionary<Guid, QueueStep>();
        foreach (var decision in latest)
        {
            var shown = items[decision.Id].ToList();
            if (
                ToStep(decision, shown, actions, waiting.Contains(decision.CaseId)) is { } step
                && !handled.Contains((decision.Id, step.Action))
            )
            {
                steps[decision.CaseId] = step;
            }
        }

        return steps;
    }

    private QueueStep? ToStep(
        LatestDecision decision,
        List<DecisionItemRow> shown,
        IReadOnlyDictionary<string, ActionRow> actions,
        bool isWaiting
    )
    {
        var signs = shown.Select(item => (IsLow: LevelOf(item) is BadgeLevel.Low, IsRequired: item.RequiredBy is not null));
        if (isWaiting && ShownDecision.IsOnlyGuessed(signs))
        {
            return new(decision.Id, decision.At, null, Texts.NothingUntilAnswered) { IsWaiting = true };
        }

        if (shown.Count == 0)
        {
            return new(decision.Id, decision.At, null, Texts.NothingToSuggest);
        }

        var first = shown[0];
        return actions.GetValueOrDefault(first.ItemId) is { } action && MayView(action)
            ? new(decision.Id, decision.At, first.ItemId, action.Title)
            {
                IsRequired = first.RequiredBy is not null,
                Confidence = first.RequiredBy is null ? LevelOf(first) : null,
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
        return
        [
            .. found
                .GroupBy(decision => decision.CaseId)
                .Select(same => same.OrderByDescending(decision => decision.At).ThenByDescending(decision => decision.Id).First()),
        ];
    }

    private async Task<Dictionary<string, ActionRow>> ActionsAsync(List<string> keys, CancellationToken cancellationToken) =>
        (await db.Actions.AsNoTracking().Published().Where(action => keys.Contains(action.Key)).ToListAsync(cancellationToken))
            .GroupBy(action => action.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.MaxBy(action => action.Version)!, StringComparer.Ordinal);

    private async Task<HashSet<(Guid, string?)>> HandledAsync(List<Guid> decisionIds, CancellationToken cancellationToken) =>
        (
            await db
                .Responses.Where(response => decisionIds.Contains(response.DecisionId) && response.UndoneAt == null)
                .Select(response => new { response.DecisionId, response.ItemId })
                .ToListAsync(cancellationToken)
        )
            .Select(response => (response.DecisionId, response.ItemId))
            .ToHashSet();

    private async Task<HashSet<Guid>> WaitingAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var waiting = new HashSet<Guid>();
        foreach (var type in rows.GroupBy(row => row.TypeKey, StringComparer.Ordinal))
        {
            if (await workflows.ReadAsync(actor, type.Key, cancellationToken) is { } workflow)
            {
                var states = WorkflowIndex.Of(workflow);
                waiting.UnionWith(type.Where(row => states.IsWaiting(row.Status)).Select(row => row.Id));
            }
        }

        return waiting;
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

    private static BadgeLevel LevelOf(DecisionItemRow item) =>
        Enum.TryParse<BadgeLevel>(item.Confidence, ignoreCase: true, out var level) ? level : BadgeLevel.Low;

    private sealed record LatestDecision(Guid Id, Guid CaseId, DateTimeOffset At);
}

/// <summary>What the queue says of the next step of a case.</summary>
/// <param name="Action">Key of the action; null when there is nothing to do.</param>
/// <param name="Words">Title of the action, or why there is none.</param>
public sealed record QueueStep(Guid DecisionId, DateTimeOffset At, string? Action, string Words)
{
    /// <summary>Null for a required step, and where there is none: nothing is guessed.</summary>
    public BadgeLevel? Confidence { get; init; }

    /// <summary>A policy requires it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>There is nothing to do until somebody answers.</summary>
    public bool IsWaiting { get; init; }
}
