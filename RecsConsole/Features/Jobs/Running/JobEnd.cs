using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>How a run ended.</summary>
/// <param name="Result">The run's result, or why it failed.</param>
public sealed record JobEnd(JobStatus Status, StoredText Result);
