using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>Whether a document is used and of use: the last <see cref="Days"/> days, across all its versions.</summary>
/// <param name="Seen">How often it was on screen as a suggestion.</param>
/// <param name="Opened">How many of these were opened, or rated without opening.</param>
/// <param name="Answered">Answers to it that were not withdrawn.</param>
/// <param name="Useful">The answers that called it useful.</param>
/// <param name="Cases">Cases on which it was used: rated useful, cited to the customer, or opened for a step that was taken.</param>
public sealed record DocumentUsage(int Seen, int Opened, int Answered, int Useful, int Cases)
{
    public const int Days = 90;

    public static DocumentUsage None { get; } = new(0, 0, 0, 0, 0);

    internal static async Task<DocumentUsage> ReadAsync(
        ConsoleDbContext db,
        string key,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var since = now.AddDays(-Days);
        var seen = db.Impressions.AsNoTracking().Where(row => row.Kind == ItemKind.Document && row.ItemId == key && row.SeenAt >= since);
        var answers = db
            .Responses.AsNoTracking()
            .Where(row => row.ItemKind == ItemKind.Document && row.ItemId == key)
            .Where(row => row.UndoneAt == null && row.At >= since);
        return new(
            await seen.CountAsync(cancellationToken),
            await seen.CountAsync(
                row => row.ViewedAt != null || answers.Any(answer => answer.DecisionId == row.DecisionId),
                cancellationToken
            ),
            await answers.CountAsync(cancellationToken),
            await answers.CountAsync(row => row.Kind == ResponseKind.Accept, cancellationToken),
            await db.CaseDocuments.CountAsync(row => row.DocumentKey == key && row.At >= since, cancellationToken)
        );
    }
}
