using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Teams.Board;

/// <summary>
/// Reads the open cases of some teams and their people, as far as the reader may view them: first the fields for counting, then those to
/// show.
/// </summary>
internal sealed class BoardRows(OperationScope scope, IWorkflowSource workflows)
{
    /// <summary>
    /// The cases of the teams, and cases of other teams assigned to their people or to anybody who also has a case of these teams.
    /// </summary>
    public async Task<IReadOnlyList<BoardCase>> CountedAsync(
        IReadOnlyList<string> teams,
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    )
    {
        var keys = teams.ToList();
        var open = VisibleCases.Of(scope.Db, scope.Access.Subject).Where(row => row.IsOpen);
        var holders = await open.Where(row => row.AssigneeId != null && row.TeamKey != null && keys.Contains(row.TeamKey))
            .Select(row => row.AssigneeId!.Value)
            .Distinct()
            .ToListAsync(cancellationToken);
        var ids = people.Union(holders).ToList();
        var wanted = open.Where(row =>
            (row.TeamKey != null && keys.Contains(row.TeamKey)) || (row.AssigneeId != null && ids.Contains(row.AssigneeId.Value))
        );
        var horizons = await SlaHorizons.ReadAsync(scope.Db, scope.Now, cancellationToken);
        var due = await horizons.AtRisk(wanted).Select(row => row.Id).ToHashSetAsync(cancellationToken);
        var rows = await wanted
            .Select(row => new BoardCase(
                row.Id,
                row.TypeKey,
                row.Status,
                AccessResources.OfCase(row.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId)
            )
            {
                Team = row.TeamKey,
                Holder = row.AssigneeId,
                Deadline = row.SlaDeadline,
            })
            .ToListAsync(cancellationToken);
        var kept = await scope.KeepAsync(AccessOperation.ViewCase, rows, row => row.Resource, cancellationToken);
        var waiting = await WaitingStatesAsync(kept, cancellationToken);
        return [.. kept.Select(row => row with { IsDue = due.Contains(row.Id), IsWaiting = waiting.Contains((row.TypeKey, row.Status)) })];
    }

    /// <summary>Lines of counted cases, by id.</summary>
    public async Task<Dictionary<Guid, BoardLine>> ShownAsync(IEnumerable<Guid> counted, CancellationToken cancellationToken)
    {
        var (db, ids) = (scope.Db, counted.Distinct().ToList());
        var rows = await db.Cases.AsNoTracking().Where(row => EF.Parameter(ids).Contains(row.Id)).ToListAsync(cancellationToken);
        rows.RemoveAll(row => !scope.Access.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted); // changed meanwhile
        var accounts = rows.Select(row => row.AccountKey).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var customers = await db
            .Accounts.AsNoTracking()
            .Where(account => EF.Parameter(accounts).Contains(account.Key))
            .ToDictionaryAsync(account => account.Key, account => account.Name, StringComparer.Ordinal, cancellationToken);
        var teams = await db
            .Teams.AsNoTracking()
            .ToDictionaryAsync(team => team.Key, team => team.Name, StringComparer.Ordinal, cancellationToken);
        var names = await PeopleNames.ReadAsync(db, rows.Select(row => row.AssigneeId).OfType<Guid>(), cancellationToken);
        var calendars = await CaseTypeCalendars.ReadAsync(db, cancellationToken);
        var theirTurn = await CustomerTurn.ReadAsync(scope, workflows, rows, cancellationToken);
        return rows.ToDictionary(
            row => row.Id,
            row => new BoardLine(row.Id, row.Key, row.Title, row.Status, row.Revision)
            {
                Customer = row.AccountKey is { } account ? customers.GetValueOrDefault(account) : null,
                Team = row.TeamKey is { } team ? teams.GetValueOrDefault(team, team) : null,
                Holder = row.AssigneeId is { } holder ? names.GetValueOrDefault(holder) : null,
                HolderId = row.AssigneeId,
                Priority = row.Priority,
                Sla = calendars.Of(row, scope.Now),
                CustomerWaits = CaseMessages.IsUnanswered(row) && !theirTurn.Contains(row.Id),
                LookAgainAt = row.LookAgainAt,
                MayGive = scope.Access.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted,
            }
        );
    }

    private async Task<HashSet<(string Type, string State)>> WaitingStatesAsync(
        IReadOnlyList<BoardCase> rows,
        CancellationToken cancellationToken
    )
    {
        var waiting = new HashSet<(string, string)>();
        foreach (var type in rows.GroupBy(row => row.TypeKey, StringComparer.Ordinal))
        {
            if (await workflows.ReadAsync(scope.Actor, type.Key, cancellationToken) is { } workflow)
            {
                var states = WorkflowIndex.From(workflow);
                waiting.UnionWith(
                    type.Select(row => row.Status)
                        .Distinct(StringComparer.Ordinal)
                        .Where(states.IsWaiting)
                        .Select(state => (type.Key, state))
                );
            }
        }

        return waiting;
    }
}
