using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>
/// Whether a passage is used and of use, in the days of <see cref="DocumentUsage"/>; the same words in several versions are one passage.
/// </summary>
/// <param name="Line">Its first sentence, as on a card.</param>
/// <param name="Version">The newest version in which it was shown.</param>
/// <param name="Shown">How often it was on screen as the reason to read the document.</param>
/// <param name="Opened">How many of these were opened, or rated without opening.</param>
/// <param name="Used">How many of the opened ones were followed by a use of the document on the case.</param>
public sealed record PassageUsage(string Line, int Version, int Shown, int Opened, int Used)
{
    private const int Most = 50;

    /// <summary>The passages most often shown first.</summary>
    /// <param name="versions">The versions whose text the reader may see.</param>
    internal static async Task<IReadOnlyList<PassageUsage>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyList<DocumentRow> versions,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (versions.Count == 0)
        {
            return [];
        }

        var seen = Seen(db, versions[0].Key, now.AddDays(-DocumentUsage.Days));
        var opened = seen.Where(each => each.IsOpened);
        var shown = await CountAsync(seen, cancellationToken);
        var read = await CountAsync(opened, cancellationToken);
        var used = await CountAsync(opened.Where(each => each.IsUsed), cancellationToken);
        var texts = versions.ToDictionary(row => row.Version, row => row.Text);
        return
        [
            .. shown
                .Where(each => texts.ContainsKey(each.Key.Version))
                .Select(each => new PassageUsage(
                    PassageLine.Of(texts[each.Key.Version], new(each.Key.Start, each.Key.Length)) ?? "",
                    each.Key.Version,
                    each.Value,
                    read.GetValueOrDefault(each.Key),
                    used.GetValueOrDefault(each.Key)
                ))
                .Where(each => each.Line.Length > 0) // a card shows no line of a table or of code
                .GroupBy(each => each.Line, StringComparer.Ordinal)
                .Select(Sum)
                .OrderByDescending(each => each.Shown)
                .ThenBy(each => each.Line, StringComparer.Ordinal)
                .Take(Most),
        ];
    }

    private static PassageUsage Sum(IGrouping<string, PassageUsage> same) =>
        new(
            same.Key,
            same.Max(each => each.Version),
            same.Sum(each => each.Shown),
            same.Sum(each => each.Opened),
            same.Sum(each => each.Used)
        );

    private static IQueryable<SeenPassage> Seen(ConsoleDbContext db, string key, DateTimeOffset since) =>
        from impression in db.Impressions.AsNoTracking()
        where impression.Kind == ItemKind.Document && impression.ItemId == key && impression.SeenAt >= since
        join item in db.DecisionItems.AsNoTracking()
            on new
            {
                impression.DecisionId,
                impression.Kind,
                impression.ItemId,
            } equals new
            {
                item.DecisionId,
                item.Kind,
                item.ItemId,
            }
        where item.PassageVersion != null && item.PassageStart != null && item.PassageLength != null
        join decision in db.Decisions.AsNoTracking() on impression.DecisionId equals decision.Id
        select new SeenPassage
        {
            Version = item.PassageVersion!.Value,
            Start = item.PassageStart!.Value,
            Length = item.PassageLength!.Value,
            IsOpened =
                impression.ViewedAt != null
                || db.Responses.Any(answer =>
                    answer.DecisionId == impression.DecisionId
                    && answer.ItemKind == ItemKind.Document
                    && answer.ItemId == key
                    && answer.UndoneAt == null
                ),
            IsUsed = db.CaseDocuments.Any(use => use.CaseId == decision.CaseId && use.DocumentKey == key && use.At >= impression.SeenAt),
        };

    private static async Task<Dictionary<PassageKey, int>> CountAsync(IQueryable<SeenPassage> seen, CancellationToken cancellationToken)
    {
        var counts = await seen.GroupBy(each => new
            {
                each.Version,
                each.Start,
                each.Length,
            })
            .Select(group => new { group.Key, Count = group.Count() })
            .ToListAsync(cancellationToken);
        return counts.ToDictionary(each => new PassageKey(each.Key.Version, each.Key.Start, each.Key.Length), each => each.Count);
    }

    private readonly record struct PassageKey(int Version, int Start, int Length);

    private sealed class SeenPassage
    {
        public int Version { get; init; }

        public int Start { get; init; }

        public int Length { get; init; }

        public bool IsOpened { get; init; }

        public bool IsUsed { get; init; }
    }
}
