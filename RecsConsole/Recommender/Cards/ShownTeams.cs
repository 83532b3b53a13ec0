using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Cards;

/// <summary>The teams that finish cases like this one, as counted in the decision's snapshot.</summary>
/// <param name="Cases">Number of counted cases: those that match it in its predictive fields.</param>
public sealed record ShownTeams(int Cases, IReadOnlyList<ShownTeam> Teams)
{
    private const int Max = 3;

    // a share below one in twenty is no useful advice
    private const long MinShare = 50_000;

    /// <summary>Nothing is known of teams.</summary>
    public static ShownTeams None { get; } = new(0, []);

    /// <summary>The most likely teams, at most three.</summary>
    /// <param name="explanations">Writes the sentences, each checked against its counts.</param>
    public static ShownTeams From(CaseSnapshot snapshot, ExplanationWriter explanations)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(explanations);
        return snapshot.Visible.History?.Routing?.Teams is { Alike.Count: > 0 } teams // shares among all cases say nothing of such cases
            ? new(
                teams.Cases,
                [
                    .. teams
                        .Items.Where(team => team.Share >= MinShare)
                        .Select(team => Write(snapshot, teams, team, explanations))
                        .OfType<ShownTeam>()
                        .Take(Max),
                ]
            )
            : None;
    }

    private static ShownTeam? Write(CaseSnapshot snapshot, RoutedFacts teams, RoutedItem team, ExplanationWriter explanations) =>
        RoutedClaims.OfTeam(teams, team) is { } stated
            ? new(
                team.Id,
                TermLabels.Of(team.Id),
                ConfidenceOf(snapshot, teams, team),
                ClaimRenderer.Text(explanations.Write(stated.Claim, stated.Facts)),
                string.Equals(team.Id, snapshot.Case.Team, StringComparison.Ordinal)
            )
            : null;

    // as for every suggestion: its probability, the number of cases counted, and the lower bound of its share
    private static ConfidenceLabel ConfidenceOf(CaseSnapshot snapshot, RoutedFacts teams, RoutedItem team) =>
        snapshot.Shared.Configuration.Confidence.LabelOf(
            team.Share,
            teams.Cases,
            FixedPoint.FromDouble(WilsonInterval.Lower(team.Cases, teams.Cases))
        );
}

/// <summary>A team.</summary>
/// <param name="Reason">How many of the counted cases the team finished, as a sentence without its full stop.</param>
/// <param name="HasTheCase">Whether the team has the case now.</param>
public sealed record ShownTeam(string Key, string Name, ConfidenceLabel Confidence, string Reason, bool HasTheCase);
