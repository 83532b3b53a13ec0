namespace RecsConsole.Platform.Jobs;

/// <summary>How a run ended.</summary>
/// <param name="Result">Its result, or why it failed.</param>
public sealed record JobEnd(JobStatus Status, StoredText Result);
