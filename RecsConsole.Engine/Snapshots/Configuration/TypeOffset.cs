namespace RecsConsole.Engine.Snapshots;

/// <summary>How much better or worse cases of a type end than a model of all types expects.</summary>
/// <param name="Offset">Added to the log odds of the chance, scaled by 1,000,000.</param>
public sealed record TypeOffset(string CaseType, long Offset);
