using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Feedback;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Snapshot.People;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Assignment;

/// <summary>
/// Counts how people responded to items, by the kind of case. What was undone does not count, and neither does a dismissal whose reason
/// says nothing about the item. An override refuses the item and accepts the action that was chosen instead.
/// </summary>
internal static class ResponseCounts
{
    private const int Days = 180;
    private const int MaxResponses = 50_000;

    // every opening reads them, and the rarest say little
    private const int MaxItems = 5_000;

    /// <summary>The counts of the last months, those with most responses first; null when nobody responded.</summary>
    public static async Task<IReadOnlyList<SituationResponses>?> CountAsync(
        ConsoleDbContext db,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var since = now.AddDays(-Days);
        var answered = await db
            .Responses.AsNoTracking()
            .Where(row => row.At >= since && row.At < now && row.UndoneAt == null)
            .OrderByDescending(row => row.At)
            .ThenBy(row => row.Id)
            .Take(MaxResponses)
            .Join(
                db.Cases,
                row => new { row.TenantId, Id = row.CaseId },
                found => new { found.TenantId, found.Id },
                (row, found) =>
                    new Answer(
                        new(found.TeamKey, found.TypeKey, found.IssueType, found.Classification),
                        row.Kind,
                        row.ItemKind,
                        row.ItemId,
                        row.Reason,
                        row.ChosenActionKey
                    )
            )
            .ToListAsync(cancellationToken);
        var counts = answered
            .SelectMany(CountedIn)
            .GroupBy(each => each with { Accepted = 0, Refused = 0 })
            .Select(group => group.Key with { Accepted = group.Sum(each => each.Accepted), Refused = group.Sum(each => each.Refused) })
            .OrderByDescending(each => each.Accepted + each.Refused)
            .ThenBy(each => each.ToString(), StringComparer.Ordinal)
            .Take(MaxItems)
            .ToList();
        return counts.Count == 0 ? null : counts;
    }

    private static IEnumerable<SituationResponses> CountedIn(Answer answer)
    {
        var kind = answer.ItemKind.ToSlateKind();
        if (answer.ItemId is { } item && SaysSomething(answer, kind))
        {
            var isAccepted = answer.Kind is ResponseKind.Accept;
            yield return CountOf(answer.Situation, kind, item, isAccepted ? 1 : 0, isAccepted ? 0 : 1);
        }

        if (answer.Chosen is { } chosen)
        {
            yield return CountOf(answer.Situation, SlateKind.Action, chosen, 1, 0);
        }
    }

    // as for labels: a sentence or a permission that was wrong is no verdict on the item
    private static bool SaysSomething(Answer answer, SlateKind kind) =>
        answer.Kind is not ResponseKind.Dismiss || FeedbackRoutes.Of(kind, isDismissal: true, answer.Reason).HasFlag(FeedbackRoute.Label);

    private static SituationResponses CountOf(Situation situation, SlateKind kind, string item, int accepted, int refused) =>
        new(situation.Team, situation.CaseType, situation.IssueType, situation.Classification, kind, item, accepted, refused);

    private sealed record Situation(string? Team, string CaseType, string IssueType, int Classification);

    private sealed record Answer(Situation Situation, ResponseKind Kind, ItemKind ItemKind, string? ItemId, string? Reason, string? Chosen);
}
