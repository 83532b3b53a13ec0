namespace RecsConsole.Engine.Assignment;

/// <summary>A request of a team that waits for somebody.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Scores">Score of each person who could take it, load left out of it, scaled by 1,000,000; by person id.</param>
public sealed record OpenRequest(string Id, IReadOnlyDictionary<string, long> Scores);
