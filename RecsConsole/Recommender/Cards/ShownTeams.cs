using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Cards;

/// <summary>The teams that finish cases like this one, as counted in the decision's snapshot.</summary>
/// <param name="Cases">The cases counted: those that agree with it in its telling fields.</param>
public sealed record ShownTeams(int Cases, IReadOnlyList<ShownTeam> Teams)
{
    private const int Most = 3;

    // what fewer than one in twenty comes to is no advice
    private const long FewestShare = 50_000;

    /// <summary>Nothing is known of teams.</summary>
    public static ShownTeams None { get; } = new(0, []);

    /// <summary>The likeliest teams, at most three.</summary>
    public static ShownTeams Of(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return snapshot.Visible.History?.Routing?.Teams is { } teams
            ? new(
                teams.Cases,
                [
                    .. teams
                        .Items.Where(team => team is { Share: >= FewestShare, Cases: > 0 })
                        .Take(Most)
                        .Select(team => new ShownTeam(
                            team.Id,
                            TermLabels.Of(team.Id),
                            team.Cases,
                            string.Equals(team.Id, snapshot.Case.Team, StringComparison.Ordinal)
                        )),
                ]
            )
            : None;
    }
}

/// <summary>A team.</summary>
/// <param name="Cases">How many of the counted cases it finished.</param>
/// <param name="HasTheCase">Whether it has the case now.</param>
public sealed record ShownTeam(string Key, string Name, int Cases, bool HasTheCase);
