using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>
/// How many documents in force and published actions name each value. They name issue types and products in one list, so a value is counted
/// under both kinds.
/// </summary>
internal sealed class TermUses(IReadOnlyDictionary<string, int> documents, IReadOnlyDictionary<string, int> actions)
{
    public TermUse Of(string key) => new(documents.GetValueOrDefault(key), actions.GetValueOrDefault(key));

    // lists are stored as text
    public static async Task<TermUses> ReadAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var documents = await db
            .Documents.AsNoTracking()
            .InForce(now)
            .Select(row => new { row.Key, row.IssueTypes })
            .ToListAsync(cancellationToken);
        var actions = await db
            .Actions.AsNoTracking()
            .Published()
            .Select(row => new { row.Key, row.IssueTypes })
            .ToListAsync(cancellationToken);
        return new(
            Counted(documents.SelectMany(row => row.IssueTypes.Select(value => (row.Key, value)))),
            Counted(actions.SelectMany(row => row.IssueTypes.Select(value => (row.Key, value))))
        );
    }

    private static Dictionary<string, int> Counted(IEnumerable<(string Item, string Value)> named) =>
        named
            .Distinct()
            .GroupBy(each => each.Value, StringComparer.Ordinal)
            .ToDictionary(each => each.Key, each => each.Count(), StringComparer.Ordinal);
}

/// <summary>How many items of the catalog name a value.</summary>
public sealed record TermUse(int Documents, int Actions)
{
    public static TermUse None { get; } = new(0, 0);
}
