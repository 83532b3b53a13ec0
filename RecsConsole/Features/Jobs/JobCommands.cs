using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Jobs.Schedules;

namespace RecsConsole.Features.Jobs;

/// <summary>What the page of jobs can do.</summary>
public sealed record JobCommands(RequestJob Request, RetryRun Retry, CancelRun Cancel, SaveSchedule Schedule);
