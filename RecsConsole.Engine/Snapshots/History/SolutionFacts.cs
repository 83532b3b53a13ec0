namespace RecsConsole.Engine.Snapshots;

/// <summary>What solves cases like this one, according to the tenant's solution model (<see cref="Solutions.SolutionModel"/>).</summary>
/// <param name="Steps">The most probable ones, best first; the others make up the remaining probability.</param>
public sealed record SolutionFacts(IReadOnlyList<SolutionChance> Steps)
{
    /// <summary>
    /// What each chance is multiplied by after one failed attempt, two, and more, in millionths, less than one or more; null when nothing
    /// changes, and in decisions of engines before 1.5.0.
    /// </summary>
    public IReadOnlyList<long>? AfterFailed { get; init; }
}

/// <summary>An action and the probability that it is what solves the case, in millionths.</summary>
public sealed record SolutionChance(string Action, long Chance);
