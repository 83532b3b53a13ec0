using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Policies.List;

/// <summary>Lists the tenant's policies: one line each, with the published and pending versions.</summary>
public sealed class ListPolicies(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<PolicyList>> RunAsync(Actor actor, PolicyFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.policies", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        // People write policies, so there are few; one line combines several rows.
        var rows = await scope.Db.Policies.AsNoTracking().ToListAsync(cancellationToken);
        var all = rows.GroupBy(row => row.Key, StringComparer.Ordinal).Select(Fold).ToList();
        var found = all.Where(line => Matches(line, filter))
            .OrderBy(line => line.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal)
            .ToList();
        return new PolicyList(
            [.. found.Skip((filter.Page - 1) * PageSize).Take(PageSize)],
            found.Count,
            all.Count,
            filter.Page,
            await PolicyChoices.ReadAsync(scope, key: null, cancellationToken),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin)
        );
    }

    private static PolicyLine Fold(IGrouping<string, PolicyRow> versions)
    {
        var newest = versions.MaxBy(row => row.Version)!;
        var shown = versions.Where(row => row.Status.IsPublished()).MaxBy(row => row.Version) ?? newest;
        var pending = newest != shown && newest.Status is VersionStatus.Draft or VersionStatus.InReview ? newest : null;
        var text = PolicyContent.Of(shown).WithoutDocuments();
        return new(shown.Key, text, shown.Status, shown.Version, pending?.Version, pending?.Status, versions.Max(row => row.UpdatedAt));
    }

    private static bool Matches(PolicyLine line, PolicyFilter filter) =>
        (filter.Status is null || filter.Status == line.Status || filter.Status == line.PendingStatus)
        && (
            filter.Search is not { } search
            || line.Title.Contains(search, StringComparison.CurrentCultureIgnoreCase)
            || line.Key.Contains(search, StringComparison.OrdinalIgnoreCase)
        );
}

/// <summary>A page of the list.</summary>
/// <param name="Total">Number of policies that match the filter.</param>
/// <param name="All">Number of all policies.</param>
public sealed record PolicyList(IReadOnlyList<PolicyLine> Lines, int Total, int All, int Page, PolicyChoices Choices, bool MayManage);

/// <summary>A policy: the version in force, or the newest if none is.</summary>
/// <param name="PendingVersion">A newer version in draft or in review.</param>
public sealed record PolicyLine(
    string Key,
    PolicyContent Text,
    VersionStatus Status,
    int Version,
    int? PendingVersion,
    VersionStatus? PendingStatus,
    DateTimeOffset ChangedAt
)
{
    public string Title => Text.Title;
}
