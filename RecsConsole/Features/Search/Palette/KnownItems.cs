using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Search.Results;

namespace RecsConsole.Features.Search.Palette;

/// <summary>Puts objects whose key was typed before all other results; if there are none, objects whose key begins with the text.</summary>
internal static class KnownItems
{
    private const int LongestKey = 100;
    private const int Max = 50;

    /// <summary>The list with the matches by key first. Their permissions are checked with all others when the rows are read.</summary>
    public static async Task<IReadOnlyList<SearchHit>> BeforeAsync(
        ConsoleDbContext db,
        SearchKind kind,
        string text,
        IReadOnlyList<SearchHit> found,
        CancellationToken cancellationToken
    )
    {
        var typed = text.Trim();
        if (typed.Length is 0 or > LongestKey || typed.Any(char.IsWhiteSpace))
        {
            return found;
        }

        var named = await NamedAsync(db, kind, Spellings(typed), cancellationToken);
        if (named.Count == 0 && kind == SearchKind.Case && IsBeginning(typed))
        {
            named = await BegunAsync(db, typed.ToUpperInvariant(), cancellationToken);
        }

        if (named.Count == 0)
        {
            return found;
        }

        var known = named.Select(each => each.Id).ToHashSet(StringComparer.Ordinal);
        var places = found.Where(each => known.Contains(each.Id)).ToDictionary(each => each.Id, StringComparer.Ordinal);
        return
        [
            .. named.Select(each => (places.GetValueOrDefault(each.Id) ?? each) with { Key = each.Key }),
            .. found.Where(each => !known.Contains(each.Id)),
        ];
    }

    private static string[] Spellings(string typed) =>
        [.. new[] { typed, typed.ToUpperInvariant(), Lower(typed) }.Distinct(StringComparer.Ordinal)];

    // Keys are either lower case or upper case; people type either.
#pragma warning disable CA1308
    private static string Lower(string typed) => typed.ToLowerInvariant();
#pragma warning restore CA1308

    private static bool IsBeginning(string typed) => typed.Length >= 3 && typed.Any(char.IsDigit);

    private static async Task<List<SearchHit>> NamedAsync(
        ConsoleDbContext db,
        SearchKind kind,
        string[] spellings,
        CancellationToken cancellationToken
    )
    {
        var ids = kind switch
        {
            SearchKind.Case => (
                await db.Cases.Where(row => spellings.Contains(row.Key)).Select(row => row.Id).ToListAsync(cancellationToken)
            ).ConvertAll(id => id.ToString("D")),
            SearchKind.Document => await db
                .Documents.Effective()
                .Where(row => spellings.Contains(row.Key))
                .Select(row => row.Key)
                .Distinct()
                .ToListAsync(cancellationToken),
            _ => (
                await db.People.Where(row => spellings.Contains(row.Key)).Select(row => row.Id).ToListAsync(cancellationToken)
            ).ConvertAll(id => id.ToString("D")),
        };
        return ids.ConvertAll(id => new SearchHit(id, KeyMatch.Whole));
    }

    private static async Task<List<SearchHit>> BegunAsync(ConsoleDbContext db, string beginning, CancellationToken cancellationToken) =>
        (
            await db
                .Cases.Where(row => row.Key.StartsWith(beginning))
                .OrderBy(row => row.Key)
                .Select(row => row.Id)
                .Take(Max)
                .ToListAsync(cancellationToken)
        ).ConvertAll(id => new SearchHit(id.ToString("D"), KeyMatch.Begins));
}
