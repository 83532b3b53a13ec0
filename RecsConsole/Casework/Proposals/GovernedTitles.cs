using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Proposals;

/// <summary>Titles of changes that name the customer or the case type as people know it; by its key only where it has no name.</summary>
public static class GovernedTitles
{
    /// <summary>The title of one proposal.</summary>
    public static async Task<string> OfAsync(ConsoleDbContext db, ProposalRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        return (await ReadAsync(db, [row], cancellationToken))[row.Id];
    }

    /// <summary>Titles by the proposals' ids. What is new has its name in the proposal.</summary>
    public static async Task<IReadOnlyDictionary<Guid, string>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<ProposalRow> rows,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(rows);
        var names = await NamesAsync(db, [.. rows.Select(row => row.Subject)], cancellationToken);
        return rows.ToDictionary(
            row => row.Id,
            row => GovernedParts.TitleOf(row.Subject, names.GetValueOrDefault(row.Subject) ?? NewNameIn(row))
        );
    }

    /// <summary>The title of what is typed and not sent.</summary>
    public static async Task<string> OfSubjectAsync(ConsoleDbContext db, string subject, CancellationToken cancellationToken) =>
        GovernedParts.TitleOf(subject, (await NamesAsync(db, [subject], cancellationToken)).GetValueOrDefault(subject));

    private static async Task<Dictionary<string, string>> NamesAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<string> subjects,
        CancellationToken cancellationToken
    )
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        if (ItemsOf(subjects, GovernedParts.Terms) is { Count: > 0 } accounts)
        {
            var found = await db
                .Accounts.Where(row => accounts.Contains(row.Key))
                .Select(row => new { row.Key, row.Name })
                .ToListAsync(cancellationToken);
            found.ForEach(each => names[GovernedParts.SubjectOf(GovernedParts.Terms, each.Key)] = each.Name);
        }

        if (ItemsOf(subjects, GovernedParts.CaseTypes) is { Count: > 0 } types)
        {
            var found = await db
                .CaseTypes.Where(row => types.Contains(row.Key))
                .Select(row => new { row.Key, row.Name })
                .ToListAsync(cancellationToken);
            found.ForEach(each => names[GovernedParts.SubjectOf(GovernedParts.CaseTypes, each.Key)] = each.Name);
        }

        return names;
    }

    private static List<string> ItemsOf(IReadOnlyCollection<string> subjects, string part) =>
        [
            .. subjects
                .Where(subject => string.Equals(GovernedParts.NameOf(subject), part, StringComparison.Ordinal))
                .Select(GovernedParts.ItemOf)
                .Where(item => item.Length > 0)
                .Distinct(StringComparer.Ordinal),
        ];

    // stored by this program or another version of it: a shape it does not know has no name
    private static string? NewNameIn(ProposalRow row)
    {
        if (!string.Equals(GovernedParts.NameOf(row.Subject), GovernedParts.CaseTypes, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            using var content = JsonDocument.Parse(row.ContentJson);
            return
                content.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("after", out var after)
                && after is { ValueKind: JsonValueKind.Object }
                && after.TryGetProperty("name", out var name)
                && name is { ValueKind: JsonValueKind.String }
                && name.GetString() is { Length: > 0 } words
                ? words
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
