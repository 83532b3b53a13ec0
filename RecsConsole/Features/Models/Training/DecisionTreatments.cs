using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Features.Models.Training;

/// <summary>Reads the treatments of the items of decisions.</summary>
internal static class DecisionTreatments
{
    /// <summary>Treatments by decision and item; untreated items are missing.</summary>
    public static async Task<Dictionary<Guid, Dictionary<string, Treatment>>> ReadAsync(
        ConsoleDbContext db,
        ItemKind kind,
        IReadOnlyList<ExampleKey> decisions,
        CancellationToken cancellationToken
    )
    {
        var found = decisions.ToDictionary(key => key.Id, _ => new Dictionary<string, Treatment>(StringComparer.Ordinal));
        foreach (var batch in decisions.Chunk(500))
        {
            var ids = batch.Select(key => key.Id).ToList();
            var opened = await db
                .Impressions.Where(row => ids.Contains(row.DecisionId) && row.Kind == kind && row.ViewedAt != null)
                .Select(row => new TreatedItem(row.DecisionId, row.ItemId))
                .ToListAsync(cancellationToken);
            // an item at its own rank has a propensity near one, an explored item that of the draw
            var drawn = await db
                .DecisionItems.Where(row => ids.Contains(row.DecisionId) && row.Kind == kind && row.Propensity < FixedPoint.One / 2)
                .Select(row => new TreatedItem(row.DecisionId, row.ItemId))
                .ToListAsync(cancellationToken);
            Mark(found, opened, Treatment.Explained);
            Mark(found, drawn, Treatment.Explored);
            Mark(found, await LettersAsync(db, kind, batch, cancellationToken), Treatment.Letter);
        }

        return found;
    }

    private static async Task<IEnumerable<TreatedItem>> LettersAsync(
        ConsoleDbContext db,
        ItemKind kind,
        ExampleKey[] decisions,
        CancellationToken cancellationToken
    )
    {
        var ids = decisions.Select(key => key.Id).ToList();
        var letters = await (
            from decision in db.Decisions
            join message in db.Messages on decision.CaseId equals message.CaseId
            where ids.Contains(decision.Id) && message.At >= decision.At && message.EditDistance != null
            select new
            {
                decision.Id,
                message.At,
                message.ActionKey,
                message.CitationsJson,
            }
        ).ToListAsync(cancellationToken);
        var knownAt = decisions.ToDictionary(key => key.Id, key => key.KnownAt);
        return letters
            .Where(letter => letter.At < knownAt[letter.Id])
            .SelectMany(letter =>
                (kind is ItemKind.Action ? ActionOf(letter.ActionKey) : Cited(letter.CitationsJson)).Select(item => new TreatedItem(
                    letter.Id,
                    item
                ))
            );
    }

    private static List<string> ActionOf(string? key) => key is null ? [] : [key];

    private static List<string> Cited(string json) => JsonSerializer.Deserialize<List<string>>(json) ?? [];

    private static void Mark(Dictionary<Guid, Dictionary<string, Treatment>> found, IEnumerable<TreatedItem> items, Treatment treatment)
    {
        foreach (var (decision, item) in items)
        {
            found[decision][item] = found[decision].GetValueOrDefault(item) | treatment;
        }
    }

    private sealed record TreatedItem(Guid Decision, string Item);
}
