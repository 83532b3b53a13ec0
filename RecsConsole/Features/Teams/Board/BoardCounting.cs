using RecsConsole.Database;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Teams.Board;

/// <summary>Groups open cases by team and person, and counts them. Pure: all data is passed in.</summary>
/// <param name="people">Everybody who is in one of the teams or is assigned one of the cases.</param>
internal sealed class BoardCounting(
    IReadOnlyList<BoardCase> cases,
    IReadOnlyList<PersonRow> people,
    Func<PersonRow, AtWork> atWork,
    DateTimeOffset now
)
{
    public BoardTeam Of(TeamRow team)
    {
        ArgumentNullException.ThrowIfNull(team);
        var own = cases.Where(row => string.Equals(row.Team, team.Key, StringComparison.Ordinal)).ToList();
        var holders = own.Select(row => row.Holder).OfType<Guid>().ToHashSet();
        return new(
            team.Key,
            team.Name,
            Count(own),
            Group($"-{team.Key}", isUnassigned: true, own.Where(row => row.Holder is null)),
            [
                .. people
                    .Where(person => IsOf(person, team) || holders.Contains(person.Id))
                    .OrderByDescending(person => IsOf(person, team))
                    .ThenBy(person => person.DisplayName, StringComparer.InvariantCultureIgnoreCase)
                    .ThenBy(person => person.Id)
                    .Select(person => ToPerson(person, IsOf(person, team))),
            ]
        );
    }

    private BoardPerson ToPerson(PersonRow person, bool isMember) =>
        new(
            person.Id,
            person.DisplayName,
            atWork(person),
            person.Capacity,
            isMember,
            Group(person.Id.ToString("N"), isUnassigned: false, cases.Where(row => row.Holder == person.Id))
        )
        {
            HasLeft = !person.IsActive,
        };

    private BoardGroup Group(string key, bool isUnassigned, IEnumerable<BoardCase> of)
    {
        var sorted = of.OrderBy(row => row.Deadline ?? DateTimeOffset.MaxValue).ThenBy(row => row.Id).ToList();
        return new(key, isUnassigned, Count(sorted), [.. sorted.Select(row => row.Id)]);
    }

    private BoardCounts Count(List<BoardCase> of) =>
        new(
            of.Count,
            of.Count(row => row.Holder is null),
            of.Count(row => row.IsDue && !IsLate(row)),
            of.Count(IsLate),
            of.Count(row => row.IsWaiting)
        );

    private bool IsLate(BoardCase row) => row.Deadline < now;

    private static bool IsOf(PersonRow person, TeamRow team) => person.IsActive && person.Teams.Contains(team.Key, StringComparer.Ordinal);
}
