using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs;

/// <summary>Data of the jobs page.</summary>
/// <param name="Run">The run requested beside the list.</param>
/// <param name="Open">The requested run, or why it cannot be shown.</param>
public sealed record JobsView(JobBoard Board, RunList List, Guid? Run, Result<RunView>? Open);
