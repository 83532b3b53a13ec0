namespace RecsConsole.Recommender.Snapshot.People;

/// <summary>A team's latest plan as openings use it: they only subtract its prices (design rule 12).</summary>
/// <param name="Requests">Open requests that were looked at.</param>
/// <param name="Assigned">Of these, requests that somebody can take.</param>
/// <param name="GivenUp">Score given up against everybody's best match, scaled by 1,000,000.</param>
/// <param name="GiniBefore">Inequality of load, scaled by 1,000,000.</param>
/// <param name="GiniAfter">The same with the plan.</param>
/// <param name="Prices">Price of one request more by person id, in score scaled by 1,000,000.</param>
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
