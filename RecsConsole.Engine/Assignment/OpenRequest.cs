namespace RecsConsole.Engine.Assignment;

/// <summary>A team's request that nobody has taken yet.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Scores">Score by person id of each person who could take it, without load, scaled by 1,000,000.</param>
public sealed record OpenRequest(string Id, IReadOnlyDictionary<string, long> Scores);
