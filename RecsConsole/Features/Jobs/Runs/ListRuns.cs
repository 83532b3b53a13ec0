using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>
/// The history of runs, newest first unless sorted otherwise. Without a filter, scheduled runs of frequent jobs that went well are one
/// line.
/// </summary>
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
        var wanted = scope
            .Db.JobRuns.AsNoTracking()
            .Where(row => filter.Job == null || row.Job == filter.Job)
            .Where(row => filter.Status == null || row.Status == filter.Status);
        var found = filter.Search is { } text
            ? await RunSearch.NarrowAsync(scope.Db, reading, wanted, text, cancellationToken)
            : frequent.Fold(wanted);
        var total = await found.CountAsync(cancellationToken);
        var rows = await PageAsync(found, filter, cancellationToken);
        var lines = await reading.LinesAsync(scope.Db, rows, cancellationToken);
        return new RunList([.. lines.Select(frequent.Counted)], total, filter.Page);
    }

    private Task<List<JobRunRow>> PageAsync(IQueryable<JobRunRow> found, RunFilter filter, CancellationToken cancellationToken)
    {
        var newest = found.OrderByDescending(row => row.RequestedAt).ThenByDescending(row => row.Id);
        return filter.Order == RunFilter.UsualOrder
            ? newest.Skip((filter.Page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken)
            : SortedPageAsync(newest, filter, cancellationToken);
    }

    // sorted here: titles are in the language of the reader, and each database subtracts times in another way
    private async Task<List<JobRunRow>> SortedPageAsync(IQueryable<JobRunRow> newest, RunFilter filter, CancellationToken cancellationToken)
    {
        var heads = await newest
            .Select(row => new RunHead(row.Id, row.Job, row.Status, row.RequestedAt, row.StartedAt, row.FinishedAt))
            .ToListAsync(cancellationToken);
        List<Guid> ids = [.. Sorted(heads, filter.Order).Skip((filter.Page - 1) * PageSize).Take(PageSize).Select(head => head.Id)];
        var rows = await newest.Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => ids.IndexOf(row.Id))];
    }

    private IEnumerable<RunHead> Sorted(List<RunHead> heads, ListOrder<RunSort> order)
    {
        Func<RunHead, IComparable?> by = order.Column switch
        {
            RunSort.Job => head => reading.TitleOf(head.Job),
            RunSort.Status => head => head.Status,
            RunSort.Took => head => head.FinishedAt - head.StartedAt,
            _ => head => head.RequestedAt,
        };
        return order.Sort(heads, by);
    }

    private async Task<FrequentRuns> ReadFrequentAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var zone = await RunDetails.ZoneAsync(scope.Db, scope.Actor, cancellationToken);
        return await FrequentRuns.ReadAsync(scope.Db, reading.Jobs, zone, scope.Now, cancellationToken);
    }

    private sealed record RunHead(
        Guid Id,
        string Job,
        JobStatus Status,
        DateTimeOffset RequestedAt,
        DateTimeOffset? StartedAt,
        DateTimeOffset? FinishedAt
    );
}

/// <summary>A page of the history.</summary>
public sealed record RunList(IReadOnlyList<RunLine> Runs, int Total, int Page)
{
    public ListPart<RunLine> Part => new(Runs, Page, ListRuns.PageSize, Total);
}
