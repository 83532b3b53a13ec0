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
            return Error.NotFound("There is no such job in this version of the console.");
        }

        var result = await requests.RequestAsync(db, actor, request, cancellationToken);
        return result switch
        {
            { RunId: { } runId } => new RequestedRun(runId, $"{job.Title} was asked for."),
            { UnderWay: JobStatus.Running } => Error.Conflict(
                $"{job.Title} is running already. One run of a job goes on at a time; ask again when it has ended."
            ),
            _ => Error.Conflict($"A run of {job.Title} waits already. It starts as soon as there is room."),
        };
    }
}

/// <summary>The run that was asked for, and words for the screen.</summary>
public sealed record RequestedRun(Guid RunId, string Message);
