namespace RecsConsole.Recommender.Snapshot.People;

/// <summary>A team's latest plan as recommendations use it: they only subtract its prices (design rule 12).</summary>
/// <param name="Requests">Open requests that the plan considered.</param>
/// <param name="Assigned">How many of these the plan assigned.</param>
/// <param name="GivenUp">Score lost compared with giving each request its best match, scaled by 1,000,000.</param>
/// <param name="GiniBefore">Gini coefficient of load before the plan, scaled by 1,000,000.</param>
/// <param name="GiniAfter">The same after the plan.</param>
/// <param name="Prices">Price of one more request by person id, in units of score scaled by 1,000,000.</param>
public sealed record ExpertPlan(
    int Requests,
    int Assigned,
    long GivenUp,
    long GiniBefore,
    long GiniAfter,
    IReadOnlyDictionary<string, long> Prices
);

/// <summary>A plan with the number it was published under.</summary>
public sealed record PublishedPlan(string Team, long Version, ExpertPlan Plan);
