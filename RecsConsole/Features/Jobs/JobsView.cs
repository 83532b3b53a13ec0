using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs;

/// <summary>What the page of jobs shows.</summary>
/// <param name="Run">The run that was asked for beside the list.</param>
/// <param name="Open">That run, or why it cannot be shown.</param>
public sealed record JobsView(JobBoard Board, RunList List, Guid? Run, Result<RunView>? Open);
