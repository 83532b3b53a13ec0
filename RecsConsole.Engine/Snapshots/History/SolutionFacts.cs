namespace RecsConsole.Engine.Snapshots;

/// <summary>What solves cases like this one, as the tenant's model of solutions says (<see cref="Solutions.SolutionModel"/>).</summary>
/// <param name="Steps">The most probable ones, best first; what is missing to one are others.</param>
public sealed record SolutionFacts(IReadOnlyList<SolutionChance> Steps);

/// <summary>An action and the probability that it is what solves the case, in millionths.</summary>
public sealed record SolutionChance(string Action, long Chance);
