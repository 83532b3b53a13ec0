using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Casework.Proposals;

/// <summary>Changes to a governed part that came into force: who wrote each, who put it into force, and what it changed.</summary>
public static class RuleVersions
{
    private const int Most = 50;

    /// <summary>The newest first.</summary>
    /// <param name="item">Null for all items of the part.</param>
    public static async Task<IReadOnlyList<RuleVersion>> ReadAsync(
        OperationScope scope,
        IGovernedPart part,
        string? item,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(part);
        var published = scope
            .Db.Proposals.AsNoTracking()
            .Where(row => row.Kind == ProposalKind.SettingsChange && row.Status == VersionStatus.Published && row.DecidedAt != null);
        var (one, all) = (GovernedParts.SubjectOf(part.Name, item ?? ""), $"{part.Name}:");
        var rows = await (item is null ? published.Where(row => row.Subject.StartsWith(all)) : published.Where(row => row.Subject == one))
            .OrderByDescending(row => row.BegunAt ?? row.DecidedAt)
            .ThenByDescending(row => row.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        var people = rows.SelectMany(row => new[] { row.AuthorId, row.DecidedById ?? row.AuthorId });
        var names = await PeopleNames.ReadAsync(scope.Db, people, cancellationToken);
        var titles = await GovernedTitles.ReadAsync(scope.Db, rows, cancellationToken);
        return [.. rows.Select(row => Of(row, titles[row.Id], part, names))];
    }

    private static RuleVersion Of(ProposalRow row, string title, IGovernedPart part, Dictionary<Guid, string> names) =>
        new(row.Id, title, row.BegunAt ?? row.DecidedAt!.Value, row.Why, part.DifferencesOf(ProposedChange.From(row)))
        {
            Author = names.GetValueOrDefault(row.AuthorId),
            Publisher = row.DecidedById == row.AuthorId ? null : names.GetValueOrDefault(row.DecidedById ?? row.AuthorId),
        };
}

/// <summary>A change that came into force.</summary>
/// <param name="Title">What it changed.</param>
/// <param name="At">When it really came into force, also if it was set for an earlier time.</param>
public sealed record RuleVersion(Guid Id, string Title, DateTimeOffset At, string Why, IReadOnlyList<SettingDifference> Differences)
{
    /// <summary>Null when nobody of that name is left.</summary>
    public string? Author { get; init; }

    /// <summary>The second person; null when the author was alone.</summary>
    public string? Publisher { get; init; }
}
