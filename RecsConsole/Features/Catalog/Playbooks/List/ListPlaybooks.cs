using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Playbooks.List;

/// <summary>Lists the tenant's playbooks: one line each, with the published and pending versions.</summary>
public sealed class ListPlaybooks(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<PlaybookList>> RunAsync(Actor actor, PlaybookFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.playbooks", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        // People write playbooks, so there are few; one line combines several rows.
        var rows = await scope.Db.Playbooks.AsNoTracking().ToListAsync(cancellationToken);
        var all = rows.GroupBy(row => row.Key, StringComparer.Ordinal).Select(Fold).ToList();
        var found = all.Where(line => Matches(line, filter))
            .OrderBy(line => line.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal)
            .ToList();
        return new PlaybookList(
            [.. found.Skip((filter.Page - 1) * PageSize).Take(PageSize)],
            found.Count,
            all.Count,
            filter.Page,
            await PlaybookChoices.ReadAsync(scope.Db, cancellationToken),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin)
        );
    }

    private static PlaybookLine Fold(IGrouping<string, PlaybookRow> versions)
    {
        var newest = versions.MaxBy(row => row.Version)!;
        var shown = versions.Where(row => row.Status.IsPublished()).MaxBy(row => row.Version) ?? newest;
        var draft = newest != shown && newest.Status is VersionStatus.Draft ? newest : null;
        return new(shown.Key, PlaybookContent.Of(shown), shown.Status, shown.Version, draft?.Version, versions.Max(row => row.UpdatedAt));
    }

    private static bool Matches(PlaybookLine line, PlaybookFilter filter) =>
        (filter.Status is not { } status || status == line.Status || (status is VersionStatus.Draft && line.DraftVersion is not null))
        && (
            filter.Search is not { } search
            || line.Title.Contains(search, StringComparison.CurrentCultureIgnoreCase)
            || line.Key.Contains(search, StringComparison.OrdinalIgnoreCase)
        );
}

/// <summary>A page of the list.</summary>
/// <param name="Total">Number of playbooks that match the filter.</param>
/// <param name="All">Number of all playbooks.</param>
public sealed record PlaybookList(IReadOnlyList<PlaybookLine> Lines, int Total, int All, int Page, PlaybookChoices Choices, bool MayManage);

/// <summary>A playbook: the version in force, or the newest if none is.</summary>
/// <param name="DraftVersion">A newer version in draft.</param>
public sealed record PlaybookLine(
    string Key,
    PlaybookContent Text,
    VersionStatus Status,
    int Version,
    int? DraftVersion,
    DateTimeOffset ChangedAt
)
{
    public string Title => Text.Title;
}
