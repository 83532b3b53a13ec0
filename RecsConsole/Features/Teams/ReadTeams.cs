using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Teams.Board;
using RecsConsole.Platform;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Teams;

/// <summary>Reads the board: a supervisor sees their own teams, an administrator all of them.</summary>
public sealed class ReadTeams(OperationScopeFactory scopes, IWorkflowSource workflows)
{
    public async Task<Result<TeamBoard>> RunAsync(Actor actor, TeamFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewTeam, "read.teams", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(filter);
        var board = await ReadAsync(scope, filter, cancellationToken);
        return scope.Access.HasFailed ? Error.Unavailable(Texts.TeamsNotChecked) : board;
    }

    /// <summary>
    /// Whether one of these cases belongs to the teams or the people of a board; whether it may be seen is checked when it is read.
    /// </summary>
    public async Task<bool> HasAnyAsync(Actor actor, TeamBoard board, IReadOnlyList<Guid> caseIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(board);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewTeam, "read.teams", cancellationToken);
        var (ids, teams) = (caseIds.ToList(), board.Teams.Select(team => team.Key).ToList());
        var people = board.Teams.SelectMany(team => team.People).Select(person => person.Id).Distinct().ToList();
        return scope.Refusal is not null
            || await scope
                .Db.Cases.Where(row => row.IsOpen && EF.Parameter(ids).Contains(row.Id))
                .AnyAsync(
                    row =>
                        (row.TeamKey != null && EF.Parameter(teams).Contains(row.TeamKey))
                        || (row.AssigneeId != null && EF.Parameter(people).Contains(row.AssigneeId.Value)),
                    cancellationToken
                );
    }

    private async Task<TeamBoard> ReadAsync(OperationScope scope, TeamFilter filter, CancellationToken cancellationToken)
    {
        var teams = await TeamsAsync(scope, cancellationToken);
        var keys = teams.ConvertAll(team => team.Key);
        var members = await scope
            .Db.People.AsNoTracking()
            .Where(person => person.IsActive && person.Teams.Any(team => keys.Contains(team)))
            .ToListAsync(cancellationToken);
        var rows = new BoardRows(scope, workflows);
        var cases = await rows.CountedAsync(keys, members.ConvertAll(person => person.Id), cancellationToken);
        var atWork = await PeopleAtWork.ReadAsync(
            scope.Db,
            await TypeOfAsync(scope, cases.Where(row => keys.Contains(row.Team, StringComparer.Ordinal)), cancellationToken),
            scope.Now,
            cancellationToken
        );
        var people = await WithHoldersAsync(scope, members, cases, cancellationToken);
        var counting = new BoardCounting(cases, people, atWork.Of, scope.Now);
        var board = new TeamBoard(
            teams.ConvertAll(counting.Of),
            new Dictionary<Guid, BoardLine>(),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Supervisor),
            await TimeZones.OfReaderAsync(scope.Db, scope.Actor, cancellationToken)
        );
        return board with
        {
            Cases = await rows.ShownAsync(board.Groups.Where(filter.Shows).SelectMany(group => group.Cases), cancellationToken),
        };
    }

    // The permission to view figures is checked for each team, as for the figures themselves.
    private static async Task<List<TeamRow>> TeamsAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var tenant = new AccessResource(AccessResourceKind.Tenant, scope.Db.TenantId, scope.Db.TenantId)
        {
            Classification = Classifications.Public,
        };
        var teams = await scope.Db.Teams.AsNoTracking().OrderBy(team => team.Name).ThenBy(team => team.Key).ToListAsync(cancellationToken);
        teams.RemoveAll(team => !scope.Access.Decide(AccessOperation.ViewInsights, tenant with { Teams = [team.Key] }).Permitted);
        return teams;
    }

    // everybody with a case of a team is listed in it, or the totals would not add up
    private static async Task<List<PersonRow>> WithHoldersAsync(
        OperationScope scope,
        List<PersonRow> members,
        IReadOnlyList<BoardCase> cases,
        CancellationToken cancellationToken
    )
    {
        var known = members.Select(person => person.Id).ToHashSet();
        var others = cases.Select(row => row.Holder).OfType<Guid>().Where(id => !known.Contains(id)).Distinct().ToList();
        return
        [
            .. members,
            .. await scope
                .Db.People.AsNoTracking()
                .Where(person => EF.Parameter(others).Contains(person.Id))
                .ToListAsync(cancellationToken),
        ];
    }

    // Presence is shown for the working hours of the case type that the teams have most of.
    private static async Task<string?> TypeOfAsync(
        OperationScope scope,
        IEnumerable<BoardCase> cases,
        CancellationToken cancellationToken
    ) =>
        cases
            .GroupBy(row => row.TypeKey, StringComparer.Ordinal)
            .OrderByDescending(type => type.Count())
            .ThenBy(type => type.Key, StringComparer.Ordinal)
            .FirstOrDefault()
            ?.Key
        ?? await scope.Db.CaseTypes.OrderBy(type => type.Key).Select(type => type.Key).FirstOrDefaultAsync(cancellationToken);
}
