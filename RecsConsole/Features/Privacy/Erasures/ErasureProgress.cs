namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>How far an erasure is.</summary>
/// <param name="Done">Steps that are done.</param>
/// <param name="Table">The table that the next one is about.</param>
public sealed record ErasureProgress(int Done, int Steps, string Table);
