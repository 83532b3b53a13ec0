namespace RecsConsole.Platform.Jobs;

/// <summary>How a run ended.</summary>
/// <param name="Result">Its result, or why it failed, as a sentence.</param>
public sealed record JobEnd(JobStatus Status, string Result);
