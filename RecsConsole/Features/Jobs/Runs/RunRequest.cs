using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>What asking for a run and asking for it again share on the page: the job must be known, and the answer is in words.</summary>
public sealed class RunRequest(JobRequests requests, RunDetails reading)
{
    internal async Task<Result<RequestedRun>> AskAsync(
        ConsoleDbContext db,
        Actor actor,
        JobRequest request,
        CancellationToken cancellationToken
    )
    {
        var job = reading.Find(request.Job);
        if (job is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchJob);
        }

        var result = await requests.RequestAsync(db, actor, request, cancellationToken);
        return result switch
        {
            { RunId: { } runId } => new RequestedRun(runId, Texts.RunRequested.With(job.Title)),
            { UnderWay: JobStatus.Running } => Error.Conflict(Texts.AlreadyRunning.With(job.Title)),
            _ => Error.Conflict(Texts.AlreadyWaiting.With(job.Title)),
        };
    }
}

/// <summary>The run that was asked for, and words for the screen.</summary>
public sealed record RequestedRun(Guid RunId, string Message);
