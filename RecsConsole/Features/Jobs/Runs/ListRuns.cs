using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Lists;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>The history of runs, newest first. Without a filter, scheduled runs of frequent jobs that went well are one line.</summary>
public sealed class ListRuns(OperationScopeFactory scopes, RunDetails reading)
{
    public const int PageSize = 20;

    public async Task<Result<RunList>> RunAsync(Actor actor, RunFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewJobs, "list.runs", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(filter);
        var frequent = filter.IsNarrowed ? FrequentRuns.None : await ReadFrequentAsync(scope, cancellationToken);
        var found = frequent.Fold(
            scope
                .Db.JobRuns.AsNoTracking()
                .Where(row => filter.Job == null || row.Job == filter.Job)
                .Where(row => filter.Status == null || row.Status == filter.Status)
        );
        var total = await found.CountAsync(cancellationToken);
        var rows = await found
            .OrderByDescending(row => row.RequestedAt)
            .ThenByDescending(row => row.Id)
            .Skip((filter.Page - 1) * PageSize)
            .Take(PageSize)
            .ToListAsync(cancellationToken);
        var lines = await reading.LinesAsync(scope.Db, rows, cancellationToken);
        return new RunList([.. lines.Select(frequent.Counted)], total, filter.Page);
    }

    private async Task<FrequentRuns> ReadFrequentAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var zone = await RunDetails.ZoneAsync(scope.Db, scope.Actor, cancellationToken);
        return await FrequentRuns.ReadAsync(scope.Db, reading.Jobs, zone, scope.Now, cancellationToken);
    }
}

/// <summary>A page of the history.</summary>
public sealed record RunList(IReadOnlyList<RunLine> Runs, int Total, int Page)
{
    public ListPart<RunLine> Part => new(Runs, Page, ListRuns.PageSize, Total);
}
