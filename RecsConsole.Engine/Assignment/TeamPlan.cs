namespace RecsConsole.Engine.Assignment;

/// <summary>The plan for a team's open requests, made for all of them together.</summary>
/// <param name="PersonOf">Who takes each request, by case; requests that nobody can take are not in it.</param>
/// <param name="Prices">What one more request would cost for each person, in score, scaled by 1,000,000; at most
/// <see cref="TeamPlanner.HighestPrice"/>.</param>
/// <param name="GivenUp">Score that the plan gives up compared with each request's best match, scaled by 1,000,000.</param>
/// <param name="GiniBefore">Inequality of load before, scaled by 1,000,000.</param>
/// <param name="GiniAfter">Inequality of load with the plan.</param>
public sealed record TeamPlan(
    IReadOnlyDictionary<string, string> PersonOf,
    IReadOnlyDictionary<string, long> Prices,
    long GivenUp,
    long GiniBefore,
    long GiniAfter
);
