using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents;

/// <summary>Reads the version of a document in force, for someone who may view it.</summary>
public sealed class ReadDocument(OperationScopeFactory scopes, ViewLog views)
{
    internal const string Name = "read.document";

    private static Error NotThere => Error.NotFound(Texts.DocumentNotFound);
    private static Error NotChecked => Error.Unavailable(Texts.DocumentNotChecked);

    public async Task<Result<DocumentView>> RunAsync(Actor actor, string documentKey, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var row = await InForceAsync(scope.Db, documentKey, scope.Now, cancellationToken);
        if (row is null || !await scope.MayAsync(AccessOperation.ViewDocument, AccessResources.Of(row), cancellationToken))
        {
            return await scope.DenyAsync(Name, "document", documentKey, RefusalOf(scope), cancellationToken);
        }

        views.Note(actor, Viewed(row));
        return await ShowAsync(scope.Db, actor, row, scope.Now, cancellationToken);
    }

    internal static Error RefusalOf(OperationScope scope) => scope.Access.HasFailed ? NotChecked : NotThere;

    private static AuditEvent Viewed(DocumentRow row) =>
        new(
            Name,
            "document",
            row.Key,
            AuditOutcome.Done,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["version"] = row.Version.ToString(System.Globalization.CultureInfo.InvariantCulture),
            }
        );

    private static async Task<DocumentView> ShowAsync(
        ConsoleDbContext db,
        Actor actor,
        DocumentRow row,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var people = await db
            .People.Where(person => person.Id == row.OwnerId || person.Id == actor.PersonId)
            .Select(person => new
            {
                person.Id,
                person.DisplayName,
                person.TimeZone,
            })
            .ToListAsync(cancellationToken);
        return new(
            row.Key,
            row.Version,
            row.Title,
            row.Kind,
            MarkdownPage.Render(row.Text, row.Title),
            people.Find(person => person.Id == row.OwnerId)?.DisplayName,
            row.EffectiveFrom,
            row.EffectiveTo,
            row.ReviewBy,
            row.ReviewBy < now,
            row.Language,
            row.Classification,
            people.Find(person => person.Id == actor.PersonId)?.TimeZone
        )
        {
            Text = row.Text,
            ReportedAt = await ReportedAtAsync(db, actor, row, cancellationToken),
        };
    }

    private static Task<DateTimeOffset?> ReportedAtAsync(
        ConsoleDbContext db,
        Actor actor,
        DocumentRow row,
        CancellationToken cancellationToken
    ) =>
        db
            .DocumentReports.Where(report => report.DocumentKey == row.Key && report.DocumentVersion == row.Version)
            .Where(report => report.ReporterId == actor.PersonId && report.Status == DocumentReportStatus.Open)
            .Select(report => (DateTimeOffset?)report.ReportedAt)
            .FirstOrDefaultAsync(cancellationToken);

    // Drafts, superseded, expired and withdrawn versions cannot be opened here.
    internal static Task<DocumentRow?> InForceAsync(
        ConsoleDbContext db,
        string documentKey,
        DateTimeOffset now,
        CancellationToken cancellationToken
    ) =>
        db
            .Documents.AsNoTracking()
            .InForce(now)
            .Where(row => row.Key == documentKey)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);
}

/// <summary>A document for reading.</summary>
/// <param name="Page">Null when only the title is known.</param>
/// <param name="IsReviewOverdue">The document's review date has passed.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record DocumentView(
    string Key,
    int Version,
    string Title,
    string Kind,
    MarkdownPage? Page,
    string? Owner,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset? ReviewBy,
    bool IsReviewOverdue,
    string? Language,
    int Classification,
    string? TimeZone
)
{
    /// <summary>The text as written, to mark a passage in it; empty when only the title is known.</summary>
    public string Text { get; init; } = "";

    /// <summary>When the reader reported this version as out of date; null without a report that waits for its answer.</summary>
    public DateTimeOffset? ReportedAt { get; init; }
}
