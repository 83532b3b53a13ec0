namespace RecsConsole.Engine.Slates;

/// <summary>The order of the kept candidates and every move that led to it from plain score order (ties by id).</summary>
/// <param name="BelowFloor">Ids below the floor, in score order; no move mentions them.</param>
public sealed record Placement(IReadOnlyList<PlacedCandidate> Placed, IReadOnlyList<Move> Moves, IReadOnlyList<string> BelowFloor);
