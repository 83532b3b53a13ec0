using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>The history of runs, newest first.</summary>
public sealed class ListRuns(TenantDb tenantDb, OperationGate gate, RunDetails reading)
{
    public const int PageSize = 20;

    public async Task<Result<RunList>> RunAsync(Actor actor, RunFilter filter, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(db, actor, AccessOperation.ViewJobs, "list.runs", cancellationToken);
        if (entered.Error is { } denied)
        {
            return denied;
        }

        ArgumentNullException.ThrowIfNull(filter);
        var found = db
            .JobRuns.AsNoTracking()
            .Where(row => filter.Job == null || row.Job == filter.Job)
            .Where(row => filter.Status == null || row.Status == filter.Status);
        var total = await found.CountAsync(cancellationToken);
        var rows = await found
            .OrderByDescending(row => row.RequestedAt)
            .ThenByDescending(row => row.Id)
            .Skip((filter.Page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        return new RunList(await reading.LinesAsync(db, rows, cancellationToken), total, filter.Page);
    }
}

/// <summary>A page of the history.</summary>
public sealed record RunList(IReadOnlyList<RunLine> Runs, int Total, int Page);
