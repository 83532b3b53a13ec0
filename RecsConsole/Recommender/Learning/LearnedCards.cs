using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Recommender.History;

namespace RecsConsole.Recommender.Learning;

/// <summary>What jobs learned besides the models of the registry, each with the dataset card that its training stored.</summary>
internal static class LearnedCards
{
    public static async Task<IReadOnlyList<LearnedCard>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var types = await db.CaseTypes.ToDictionaryAsync(row => row.Key, row => row.Name, StringComparer.Ordinal, cancellationToken);
        var steps = await db
            .NextStepModels.OrderBy(row => row.CaseType)
            .Select(row => new
            {
                row.CaseType,
                row.Version,
                row.At,
                row.CardJson,
            })
            .ToListAsync(cancellationToken);
        var bases = await db
            .SearchBases.OrderByDescending(row => row.CreatedAt)
            .ThenBy(row => row.Version)
            .Take(1)
            .Select(row => new
            {
                row.Version,
                row.CreatedAt,
                row.CardJson,
            })
            .ToListAsync(cancellationToken);
        var fitted = await db.FittedHistories.AsNoTracking().ToListAsync(cancellationToken);
        return
        [
            .. steps.Select(row => new LearnedCard(
                CardPurposes.NextSteps,
                types.GetValueOrDefault(row.CaseType, row.CaseType),
                row.Version,
                row.At,
                DatasetCard.Parse(row.CardJson)
            )),
            .. bases.Select(row => new LearnedCard(CardPurposes.Search, null, row.Version, row.CreatedAt, DatasetCard.Parse(row.CardJson))),
            .. fitted.Select(row => new LearnedCard(CardPurposes.History, null, null, row.At, FittedHistories.Parse(row)?.Card)),
        ];
    }
}

/// <summary>Something learned.</summary>
/// <param name="CaseType">The case type it is for; null when it is for all.</param>
/// <param name="Version">SHA-256 of its content; null where it has no version.</param>
/// <param name="Card">Null where none was stored.</param>
public sealed record LearnedCard(string Purpose, string? CaseType, string? Version, DateTimeOffset At, DatasetCard? Card)
{
    /// <summary>What it is for, in words.</summary>
    public string Words => CaseType is null ? CardLabels.Purpose(Purpose) : $"{CardLabels.Purpose(Purpose)}: {CaseType}";
}
