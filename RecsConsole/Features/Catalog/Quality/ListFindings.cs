using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>Lists what the quality check found, open or dismissed.</summary>
public sealed class ListFindings(OperationScopeFactory scopes)
{
    private const int Max = 300;

    public async Task<Result<FindingList>> RunAsync(Actor actor, QualityFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.findings", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var all = await FindingReader.ReadAsync(scope, filter.IsDismissed, cancellationToken);
        var check = CheckCatalogJob.Info.Key;
        var wanted = all.Where(row => filter.Fault is null || row.Fault == filter.Fault).ToList();
        return new FindingList(
            await LinesAsync(scope, [.. wanted.Take(Max)], cancellationToken),
            wanted.Count,
            all.CountBy(row => row.Fault).ToDictionary(),
            MayDismiss: scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            await ListActions.TimeZoneOfAsync(scope.Db, actor, cancellationToken)
        )
        {
            IsChecked =
                all.Count > 0
                || await scope.Db.JobRuns.AnyAsync(row => row.Job == check && row.Status == JobStatus.Done, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<FindingLine>> LinesAsync(
        OperationScope scope,
        List<CatalogFindingRow> rows,
        CancellationToken cancellationToken
    )
    {
        var documents = await FindingReader.VisibleAsync(scope, rows, cancellationToken);
        var named = rows.Where(row => row.ItemKind == ItemKind.Action).SelectMany(row => new[] { row.ItemKey, row.Subject });
        var actions = await ActionTitles.ReadAsync(scope.Db, named, cancellationToken);
        var people = await PeopleNames.ReadAsync(scope.Db, rows.Select(row => row.DismissedById).OfType<Guid>(), cancellationToken);
        return [.. rows.Select(row => LineOf(row, row.ItemKind == ItemKind.Action ? actions : documents, people))];
    }

    private static FindingLine LineOf(CatalogFindingRow row, IReadOnlyDictionary<string, string> titles, Dictionary<Guid, string> people) =>
        new(
            row.ItemKind,
            row.ItemKey,
            titles.GetValueOrDefault(row.ItemKey, row.ItemKey),
            row.Fault,
            row.Subject,
            row.Fault == CatalogFault.Duplicate ? titles.GetValueOrDefault(row.Subject, row.Subject) : null,
            row.FoundAt,
            row.Revision,
            row.DismissedAt is { } at
                ? new(at, row.DismissedById is { } by ? people.GetValueOrDefault(by) : null, row.DismissReason ?? "")
                : null
        );
}

/// <summary>Faults of the catalog.</summary>
/// <param name="Total">Number of findings that match the filter; the list has the first ones.</param>
/// <param name="ByFault">Number of findings of each kind, whatever the filter.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record FindingList(
    IReadOnlyList<FindingLine> Lines,
    int Total,
    IReadOnlyDictionary<CatalogFault, int> ByFault,
    bool MayDismiss,
    string? TimeZone
)
{
    /// <summary>The check ran: without findings there is no fault.</summary>
    public bool IsChecked { get; init; }
}

/// <summary>A fault of an action or a document.</summary>
/// <param name="Other">Title of the item that it duplicates; null for other faults.</param>
/// <param name="Dismissed">Null while open.</param>
public sealed record FindingLine(
    ItemKind Kind,
    string Key,
    string Title,
    CatalogFault Fault,
    string Subject,
    string? Other,
    DateTimeOffset FoundAt,
    long Revision,
    FindingDismissal? Dismissed
);

/// <summary>Why a finding is none.</summary>
public sealed record FindingDismissal(DateTimeOffset At, string? Who, string Reason);
