using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Shared by requesting and retrying a run on the page: the job must be known, and the result is a text.</summary>
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

/// <summary>The requested run, and the message to show.</summary>
public sealed record RequestedRun(Guid RunId, string Message);
