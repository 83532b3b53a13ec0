namespace RecsConsole.Platform.Jobs;

/// <summary>How a run ended.</summary>
/// <param name="Result">What came of it, or why not, in words.</param>
public sealed record JobEnd(JobStatus Status, string Result);
