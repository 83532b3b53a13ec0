namespace RecsConsole.Platform.Jobs;

/// <summary>How far a run is.</summary>
public sealed record JobProgressNote(int Percent, StoredText Step);
