namespace RecsConsole.Engine.Routing;

/// <summary>The prediction for a case from earlier cases.</summary>
/// <param name="Alike">Fields in which the counted cases match it, most predictive first; empty when all cases are counted.</param>
/// <param name="Cases">Number of these cases whose result is known.</param>
/// <param name="Items">Most likely first.</param>
public sealed record RoutingAnswer(IReadOnlyList<string> Alike, int Cases, IReadOnlyList<RoutingShare> Items);

/// <summary>A person, team or document.</summary>
/// <param name="Cases">How many of the counted cases had this result.</param>
/// <param name="Share">The result's probability, 0 to 1.</param>
public sealed record RoutingShare(string Id, int Cases, double Share);
