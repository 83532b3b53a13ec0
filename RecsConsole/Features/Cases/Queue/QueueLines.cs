using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Badges;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Completes the cases of a page with names, clocks and the step suggested last: a handful of queries whatever the page.</summary>
internal sealed class QueueLines(ConsoleDbContext db, AccessCheck check, DateTimeOffset now)
{
    public async Task<IReadOnlyList<QueueLine>> ReadAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var accountKeys = rows.Select(row => row.AccountKey).Distinct(StringComparer.Ordinal).ToList();
        var accounts = await db
            .Accounts.AsNoTracking()
            .Where(account => accountKeys.Contains(account.Key))
            .ToDictionaryAsync(account => account.Key, StringComparer.Ordinal, cancellationToken);
        var personIds = rows.Select(row => row.AssigneeId).Distinct().ToList();
        var people = await PeopleNames.ReadAsync(db, personIds.OfType<Guid>(), cancellationToken);
        var calendars = await SlaCalendars.ReadAsync(db, cancellationToken);
        var steps = await StepsAsync(rows, cancellationToken);
        return
        [
            .. rows.Select(row =>
            {
                var account = row.AccountKey is { } key ? accounts.GetValueOrDefault(key) : null;
                return new QueueLine(
                    row.Id,
                    row.Key,
                    row.Title,
                    account?.Name,
                    account?.Tier,
                    row.Status,
                    row.Priority,
                    calendars.Of(row, now),
                    row.AssigneeId is { } id ? people.GetValueOrDefault(id) : null,
                    steps.GetValueOrDefault(row.Id)
                );
            }),
        ];
    }

    // A suggestion holds until something happens on the case or its action leaves the catalog; older ones would mislead.
    private async Task<Dictionary<Guid, QueueStep>> StepsAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var latest = await LatestDecisionsAsync(rows, cancellationToken);
        var decisionIds = latest.Select(decision => decision.Id).ToList();
        var firsts = await db
            .DecisionItems.AsNoTracking()
            .Where(item => decisionIds.Contains(item.DecisionId) && item.Kind == "action" && item.Rank == 1)
            .ToListAsync(cancellationToken);
        var keys = firsts.Select(item => item.ItemId).ToList();
        var actions = (
            await db
                .Actions.AsNoTracking()
                .Where(action => keys.Contains(action.Key) && action.Status == "published")
                .ToListAsync(cancellationToken)
        )
            .GroupBy(action => action.Key, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.MaxBy(action => action.Version)!, StringComparer.Ordinal);
        var handled = await db
            .Responses.Where(response => decisionIds.Contains(response.DecisionId) && response.UndoneAt == null)
            .Select(response => new { response.DecisionId, response.ItemId })
            .ToListAsync(cancellationToken);
        return (
            from decision in latest
            join item in firsts on decision.Id equals item.DecisionId
            where
                !handled.Any(response =>
                    response.DecisionId == item.DecisionId && string.Equals(response.ItemId, item.ItemId, StringComparison.Ordinal)
                )
            let action = actions.GetValueOrDefault(item.ItemId)
            where action is not null && MayView(action)
            select (decision.CaseId, Step: ToStep(action, item, decision.At))
        ).ToDictionary(pair => pair.CaseId, pair => pair.Step);
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

    private static QueueStep ToStep(ActionRow action, DecisionItemRow item, DateTimeOffset at) =>
        new(action.Title, Enum.TryParse<BadgeLevel>(item.Confidence, ignoreCase: true, out var level) ? level : BadgeLevel.Low, at);

    private sealed record LatestDecision(Guid Id, Guid CaseId, DateTimeOffset At);
}
