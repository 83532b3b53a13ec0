using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>One run with its log.</summary>
public sealed class ReadRun(OperationScopeFactory scopes, RunDetails reading)
{
    /// <summary>Maximum number of log lines shown, the last ones.</summary>
    public const int MaxLines = 200;

    public async Task<Result<RunView>> RunAsync(Actor actor, Guid runId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewJobs, "read.run", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var row = await db.JobRuns.AsNoTracking().FirstOrDefaultAsync(found => found.Id == runId, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchRun);
        }

        var lines = await db
            .JobLines.AsNoTracking()
            .Where(line => line.RunId == runId)
            .OrderByDescending(line => line.Ordinal)
            .Take(MaxLines)
            .Select(line => new
            {
                line.Ordinal,
                line.At,
                line.Text,
            })
            .ToListAsync(cancellationToken);
        var run = (await reading.LinesAsync(db, [row], cancellationToken))[0];
        return new RunView(
            run,
            [.. lines.OrderBy(line => line.Ordinal).Select(line => new RunLogLine(line.Ordinal, line.At, StoredText.Read(line.Text)!))],
            lines is [{ Ordinal: var last }, ..] ? last - lines.Count : 0,
            row.Status is JobStatus.Running ? row.HeartbeatAt : null,
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin)
        );
    }
}

/// <summary>One run with the last lines of its log.</summary>
/// <param name="Earlier">Number of earlier lines not shown.</param>
/// <param name="AliveAt">Time of the last heartbeat.</param>
public sealed record RunView(RunLine Run, IReadOnlyList<RunLogLine> Lines, int Earlier, DateTimeOffset? AliveAt, bool MayRun);

/// <summary>A line of a run's log.</summary>
public sealed record RunLogLine(int Ordinal, DateTimeOffset At, StoredText Text);
