namespace RecsConsole.Engine.Assignment;

/// <summary>The joint plan for all of a team's open requests.</summary>
/// <param name="PersonOf">Person by case id; requests that nobody can take are absent.</param>
/// <param name="Prices">
/// What one more request would cost for each person, as a score scaled by 1,000,000; at most <see cref="TeamPlanner.HighestPrice"/>.
/// </param>
/// <param name="GivenUp">Score lost compared with giving each request its best match, scaled by 1,000,000.</param>
/// <param name="GiniBefore">Gini coefficient of load before the plan, scaled by 1,000,000.</param>
/// <param name="GiniAfter">Gini coefficient of load after the plan, scaled by 1,000,000.</param>
public sealed record TeamPlan(
    IReadOnlyDictionary<string, string> PersonOf,
    IReadOnlyDictionary<string, long> Prices,
    long GivenUp,
    long GiniBefore,
    long GiniAfter
);
