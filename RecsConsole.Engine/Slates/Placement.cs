namespace RecsConsole.Engine.Slates;

/// <summary>The order of the kept candidates and every move that led to it from plain score order (ties by id).</summary>
public sealed record Placement(IReadOnlyList<PlacedCandidate> Placed, IReadOnlyList<Move> Moves);
