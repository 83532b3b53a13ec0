using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Jobs;

/// <summary>What the page of jobs reads, and for whom.</summary>
public sealed record JobOperations(ListJobs Jobs, ListRuns Runs, ReadRun Run, ActorProvider Actors, ChangePoller Changes);
