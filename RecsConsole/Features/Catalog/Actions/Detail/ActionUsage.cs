using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>Usage of an action over the last <see cref="Days"/> days, across all its versions.</summary>
/// <param name="Shown">Number of openings that showed the action.</param>
/// <param name="Answered">Answers to the action that were not withdrawn.</param>
/// <param name="Accepted">The answers that accepted the action.</param>
/// <param name="Taken">How often the action was done in a case, suggested or not.</param>
public sealed record ActionUsage(int Shown, int Answered, int Accepted, int Taken)
{
    public const int Days = 90;

    public static ActionUsage None { get; } = new(0, 0, 0, 0);

    /// <summary>Share of answers that accepted the action, for sorting; -1 without answers, so that these come last.</summary>
    public double AcceptedShare => Answered == 0 ? -1 : (double)Accepted / Answered;

    /// <summary>Counted in the database; an action without an entry was not used.</summary>
    /// <param name="key">Only this action; null means all.</param>
    internal static async Task<IReadOnlyDictionary<string, ActionUsage>> ReadAsync(
        ConsoleDbContext db,
        string? key,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var since = now.AddDays(-Days);
        var shown = await ShownAsync(db, key, since, cancellationToken);
        var answers = await AnswersAsync(db, key, since, cancellationToken);
        var taken = await TakenAsync(db, key, since, cancellationToken);
        return shown
            .Keys.Union(answers.Keys, StringComparer.Ordinal)
            .Union(taken.Keys, StringComparer.Ordinal)
            .ToDictionary(
                id => id,
                id => new ActionUsage(
                    shown.GetValueOrDefault(id),
                    answers.GetValueOrDefault(id)?.Count ?? 0,
                    answers.GetValueOrDefault(id)?.Accepted ?? 0,
                    taken.GetValueOrDefault(id)
                ),
                StringComparer.Ordinal
            );
    }

    private static Task<Dictionary<string, int>> ShownAsync(
        ConsoleDbContext db,
        string? key,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        db
            .DecisionItems.Where(item => item.Kind == ItemKind.Action && (key == null || item.ItemId == key))
            .Join(
                db.Decisions.Where(decision => decision.At >= since).Opened(db),
                item => item.DecisionId,
                decision => decision.Id,
                (item, _) => item.ItemId
            )
            .GroupBy(id => id)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, StringComparer.Ordinal, cancellationToken);

    private static Task<Dictionary<string, Answers>> AnswersAsync(
        ConsoleDbContext db,
        string? key,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        db
            .Responses.Where(row => row.ItemKind == ItemKind.Action && row.ItemId != null)
            .Where(row => row.UndoneAt == null && row.At >= since)
            .Where(row => key == null || row.ItemId == key)
            .GroupBy(row => row.ItemId!)
            .Select(group => new Answers(group.Key, group.Count(), group.Count(row => row.Kind == ResponseKind.Accept)))
            .ToDictionaryAsync(row => row.Key, StringComparer.Ordinal, cancellationToken);

    private static Task<Dictionary<string, int>> TakenAsync(
        ConsoleDbContext db,
        string? key,
        DateTimeOffset since,
        CancellationToken cancellationToken
    ) =>
        db
            .CaseEvents.Where(row => row.Kind == CaseEventKind.Action && row.At >= since)
            .Where(row => key == null || row.Activity == key)
            .GroupBy(row => row.Activity)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, StringComparer.Ordinal, cancellationToken);

    /// <summary>Counts the open cases whose latest opening shows the action.</summary>
    internal static Task<int> CountOpenCasesAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken) =>
        db
            .DecisionItems.Where(item => item.Kind == ItemKind.Action && item.ItemId == key)
            .Join(db.Decisions, item => item.DecisionId, decision => decision.Id, (_, decision) => new { decision.CaseId, decision.At })
            .Where(shown => db.Cases.Any(row => row.Id == shown.CaseId && row.IsOpen))
            .Where(shown => !db.Decisions.Any(later => later.CaseId == shown.CaseId && later.At > shown.At))
            .Select(shown => shown.CaseId)
            .Distinct()
            .CountAsync(cancellationToken);

    private sealed record Answers(string Key, int Count, int Accepted);
}
