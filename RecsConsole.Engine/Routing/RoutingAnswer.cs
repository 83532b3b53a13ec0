namespace RecsConsole.Engine.Routing;

/// <summary>What the cases before say of one.</summary>
/// <param name="Alike">Fields in which the counted cases agree with it, the most telling first; empty: all cases are counted.</param>
/// <param name="Cases">Those cases, of which it is known what they came to.</param>
/// <param name="Items">The likeliest first.</param>
public sealed record RoutingAnswer(IReadOnlyList<string> Alike, int Cases, IReadOnlyList<RoutingShare> Items);

/// <summary>A person, team or document.</summary>
/// <param name="Cases">How many of the counted cases came to it.</param>
/// <param name="Share">Its probability, 0 to 1.</param>
public sealed record RoutingShare(string Id, int Cases, double Share);
