namespace RecsConsole.Engine.Slates;

/// <summary>A rerank move: applied in order to the score order, the moves give the final order. Ranks from 1.</summary>
public sealed record Move(string Rule, string Id, int From, int To);
