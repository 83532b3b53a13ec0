using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Workflows.List;

/// <summary>Lists the tenant's workflows: one line each, with the published and pending versions.</summary>
public sealed class ListWorkflows(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<WorkflowList>> RunAsync(Actor actor, WorkflowFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.workflows", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        // there are few; one line combines several rows
        var rows = await scope.Db.Workflows.AsNoTracking().ToListAsync(cancellationToken);
        var types = await scope.Db.CaseTypes.Select(type => new { type.WorkflowKey, type.Name }).ToListAsync(cancellationToken);
        var names = types.ToLookup(type => type.WorkflowKey, type => type.Name, StringComparer.Ordinal);
        var all = rows.GroupBy(row => row.Key, StringComparer.Ordinal)
            .Select(versions => Fold(versions, [.. names[versions.Key]]))
            .ToList();
        var found = all.Where(line => Matches(line, filter))
            .OrderBy(line => line.Content.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal)
            .ToList();
        return new WorkflowList(
            [.. found.Skip((filter.Page - 1) * PageSize).Take(PageSize)],
            found.Count,
            all.Count,
            filter.Page,
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin)
        );
    }

    private static WorkflowLine Fold(IGrouping<string, WorkflowRow> versions, IReadOnlyList<string> caseTypes)
    {
        var newest = versions.MaxBy(row => row.Version)!;
        var shown = versions.Where(row => row.Status.IsPublished()).MaxBy(row => row.Version) ?? newest;
        var pending = newest != shown && newest.Status is VersionStatus.Draft or VersionStatus.InReview ? newest : null;
        return new(
            shown.Key,
            WorkflowContent.Of(shown),
            shown.Status,
            shown.Version,
            pending?.Version,
            pending?.Status,
            versions.Max(row => row.UpdatedAt),
            caseTypes,
            shown.Origin is not null
        );
    }

    private static bool Matches(WorkflowLine line, WorkflowFilter filter) =>
        (filter.Status is null || filter.Status == line.Status || filter.Status == line.PendingStatus)
        && (
            filter.Search is not { } search
            || line.Content.Title.Contains(search, StringComparison.CurrentCultureIgnoreCase)
            || line.Key.Contains(search, StringComparison.OrdinalIgnoreCase)
        );
}

/// <summary>A page of the list.</summary>
/// <param name="Total">Number of workflows that match the filter.</param>
/// <param name="All">Number of all workflows.</param>
public sealed record WorkflowList(IReadOnlyList<WorkflowLine> Lines, int Total, int All, int Page, bool MayManage);

/// <summary>A workflow: the version in force, or the newest if none is.</summary>
/// <param name="PendingVersion">A newer version in draft or in review.</param>
/// <param name="CaseTypes">Names of the case types that follow it.</param>
/// <param name="IsMined">It was mined from an event log, and nobody has edited it.</param>
public sealed record WorkflowLine(
    string Key,
    WorkflowContent Content,
    VersionStatus Status,
    int Version,
    int? PendingVersion,
    VersionStatus? PendingStatus,
    DateTimeOffset ChangedAt,
    IReadOnlyList<string> CaseTypes,
    bool IsMined
);
