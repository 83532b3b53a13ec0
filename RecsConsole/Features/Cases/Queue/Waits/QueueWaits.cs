using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue.Waits;

/// <summary>
/// Whom the cases of a page wait for. An approval counts before a colleague's answer, and that before somebody outside: the nearer the
/// person, the more the reader can do about it.
/// </summary>
internal sealed class QueueWaits(OperationScope scope, IWorkflowSource workflows, UsualWaits usualWaits)
{
    private const int MaxRequests = 10;
    private const int DaysAhead = 60;
    private const int DaysBack = 400;

    /// <summary>By case; cases that wait for nobody are absent.</summary>
    public async Task<IReadOnlyDictionary<Guid, QueueWait>> ReadAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var ids = rows.Select(row => row.Id).ToList();
        var waits = await OutsideAsync(rows, cancellationToken);
        foreach (var (caseId, wait) in await AnswersAsync(ids, cancellationToken))
        {
            waits[caseId] = wait;
        }

        foreach (var (caseId, wait) in await ApprovalsAsync(ids, cancellationToken))
        {
            waits[caseId] = wait;
        }

        return waits;
    }

    private async Task<Dictionary<Guid, QueueWait>> ApprovalsAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var pending = await ApprovalQuery
            .All(scope.Db)
            .AsNoTracking()
            .Pending()
            .Where(parts => ids.Contains(parts.Request.CaseId))
            .OrderBy(parts => parts.Request.Deadline)
            .ThenBy(parts => parts.Request.Id)
            .Take(MaxRequests)
            .ToListAsync(cancellationToken);
        var waits = new Dictionary<Guid, QueueWait>();
        foreach (var parts in pending.Where(parts => !waits.ContainsKey(parts.Case.Id)))
        {
            // one whose facts have changed waits for nobody any more, although no job has ended it yet
            if (await ApprovalLapse.FindAsync(scope.Db, parts.Request, parts.Case, scope.Now, cancellationToken) is null)
            {
                waits.Add(parts.Case.Id, await ToWaitAsync(parts, cancellationToken));
            }
        }

        return waits;
    }

    private async Task<QueueWait> ToWaitAsync(ApprovalParts parts, CancellationToken cancellationToken)
    {
        var approvers = await PossibleApprovers.FindAsync(scope, parts, cancellationToken);
        var names = approvers
            .OrderByDescending(person => parts.Case.TeamKey is { } team && person.Teams.Contains(team, StringComparer.Ordinal))
            .ThenBy(person => person.DisplayName, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(person => person.Id)
            .Select(person => person.DisplayName);
        return new(QueueWaitKind.Approval, PeopleLabels.Any([.. names]))
        {
            IsReaders = approvers.Any(person => person.Id == scope.Actor.PersonId),
            Since = parts.Request.RequestedAt,
            Until = parts.Request.Deadline,
        };
    }

    // the latest question of each case; a stand-in has the same question as the person asked
    private async Task<Dictionary<Guid, QueueWait>> AnswersAsync(List<Guid> ids, CancellationToken cancellationToken)
    {
        var asked = await scope
            .Db.InboxItems.AsNoTracking()
            .Where(item => item.Kind == InboxKind.Asked && item.AnsweredAt == null)
            .Where(item => item.CaseId != null && ids.Contains(item.CaseId.Value))
            .Select(item => new Question(
                item.CaseId!.Value,
                item.EventKey,
                item.RecipientId,
                item.InPlaceOfId ?? item.RecipientId,
                item.At
            ))
            .ToListAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(scope.Db, asked.Select(item => item.PersonId), cancellationToken);
        return asked
            .GroupBy(item => item.CaseId)
            .ToDictionary(
                same => same.Key,
                same =>
                {
                    var last = same.OrderByDescending(item => item.At).ThenBy(item => item.EventKey, StringComparer.Ordinal).First();
                    return new QueueWait(QueueWaitKind.Answer, names.GetValueOrDefault(last.PersonId, Texts.SomebodyWhoLeft))
                    {
                        IsReaders = same.Any(item => item.RecipientId == scope.Actor.PersonId),
                        Since = last.At,
                    };
                }
            );
    }

    private async Task<Dictionary<Guid, QueueWait>> OutsideAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var waits = new Dictionary<Guid, QueueWait>();
        var waiting = await WaitingAsync(rows, cancellationToken);
        if (waiting.Count == 0)
        {
            return waits;
        }

        var starts = await WaitEntry.ReadAsync(scope, waiting, cancellationToken);
        var calendars = await CaseTypeCalendars.ReadAsync(scope.Db, cancellationToken);
        foreach (var type in waiting.GroupBy(row => row.TypeKey, StringComparer.Ordinal))
        {
            var spans = calendars.Resolve(type.Key, scope.Now.AddDays(-DaysBack), scope.Now.AddDays(DaysAhead));
            foreach (var row in type)
            {
                waits.Add(row.Id, await ToWaitAsync(row, starts.GetValueOrDefault(row.Id), spans, cancellationToken));
            }
        }

        return waits;
    }

    private async Task<QueueWait> ToWaitAsync(CaseRow row, WaitEntry? start, BusinessSpans spans, CancellationToken cancellationToken)
    {
        var wait = new QueueWait(QueueWaitKind.Outside, CaseLabels.WaitsFor(row.Status)) { Since = start?.At };
        return
            start is not null
            && start.At > scope.Now.AddDays(-DaysBack)
            && await usualWaits.OfAsync(scope, row, start, spans, cancellationToken) is { } usual
            && usual.Over(start.At, spans) is { } over
            ? wait with
            {
                Usual = usual,
                Until = over,
            }
            : wait;
    }

    private async Task<IReadOnlyList<CaseRow>> WaitingAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        List<CaseRow> waiting = [];
        foreach (var type in rows.GroupBy(row => row.TypeKey, StringComparer.Ordinal))
        {
            if (await workflows.ReadAsync(scope.Actor, type.Key, cancellationToken) is { } workflow)
            {
                var states = WorkflowIndex.From(workflow);
                waiting.AddRange(type.Where(row => states.IsWaiting(row.Status)));
            }
        }

        return waiting;
    }

    private sealed record Question(Guid CaseId, string EventKey, Guid RecipientId, Guid PersonId, DateTimeOffset At);
}
