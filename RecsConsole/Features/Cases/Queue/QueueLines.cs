using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Queue.Steps;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>Adds names, clocks and the last suggested step to the cases of a page: a handful of queries, whatever the page size.</summary>
internal sealed class QueueLines(ConsoleDbContext db, AccessCheck check, QueueSteps steps, DateTimeOffset now)
{
    public async Task<IReadOnlyList<QueueLine>> ReadAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var accounts = await AccountsAsync(rows, cancellationToken);
        var people = await PeopleNames.ReadAsync(db, rows.Select(row => row.AssigneeId).OfType<Guid>(), cancellationToken);
        var teams = await TeamsAsync(cancellationToken);
        var calendars = await CaseTypeCalendars.ReadAsync(db, cancellationToken);
        var terms = await TermTitles.ReadAsync(db, rows, cancellationToken);
        var next = await steps.ReadAsync(rows, cancellationToken);
        return
        [
            .. rows.Select(row =>
            {
                var account = accounts.GetValueOrDefault(row.AccountKey ?? "");
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
                    next.GetValueOrDefault(row.Id)
                )
                {
                    MayAsk = check.Decide(AccessOperation.Recommend, AccessResources.Of(row)).Permitted,
                    CustomerWroteAt = row.CustomerWroteAt,
                    CustomerWroteLast = row.RepliedAt is not null && CaseMessages.IsUnanswered(row),
                    Account = account?.Key,
                    AssigneeId = row.AssigneeId,
                    Revision = row.Revision,
                    Team = row.TeamKey is { } team ? teams.GetValueOrDefault(team, team) : null,
                    Issue = terms.IssueOf(row),
                    OpenedAt = row.OpenedAt,
                    LookAgainAt = row.LookAgainAt,
                    ChangedAt = row.LastEventAt,
                };
            }),
        ];
    }

    private Task<Dictionary<string, string>> TeamsAsync(CancellationToken cancellationToken) =>
        db.Teams.AsNoTracking().ToDictionaryAsync(team => team.Key, team => team.Name, StringComparer.Ordinal, cancellationToken);

    private Task<Dictionary<string, AccountRow>> AccountsAsync(IReadOnlyList<CaseRow> rows, CancellationToken cancellationToken)
    {
        var keys = rows.Select(row => row.AccountKey).Distinct(StringComparer.Ordinal).ToList();
        return db
            .Accounts.AsNoTracking()
            .Where(account => keys.Contains(account.Key))
            .ToDictionaryAsync(account => account.Key, StringComparer.Ordinal, cancellationToken);
    }
}
