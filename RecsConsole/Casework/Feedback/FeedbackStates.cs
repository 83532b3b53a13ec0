using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Feedback;

/// <summary>State of feedback on suggestions (R102): for each response that was routed to somebody, how it was handled.</summary>
public static class FeedbackStates
{
    /// <summary>By response; a response routed to nobody has no entry.</summary>
    public static async Task<IReadOnlyDictionary<Guid, FeedbackState>> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> responses,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        if (responses.Count == 0)
        {
            return new Dictionary<Guid, FeedbackState>();
        }

        var suggestions = await db
            .SuggestionReports.AsNoTracking()
            .Where(row => responses.Contains(row.ResponseId))
            .ToListAsync(cancellationToken);
        var documents = await db
            .DocumentReports.AsNoTracking()
            .Where(row => row.ResponseId != null && responses.Contains(row.ResponseId.Value))
            .ToListAsync(cancellationToken);
        return suggestions
            .Select(row => KeyValuePair.Create(row.ResponseId, Of(row)))
            .Concat(documents.Select(row => KeyValuePair.Create(row.ResponseId!.Value, Of(row))))
            .DistinctBy(pair => pair.Key)
            .ToDictionary();
    }

    private static FeedbackState Of(SuggestionReportRow row) =>
        new(row.Queue is ReportRoute.Rules ? FeedbackTo.Keepers : FeedbackTo.Security, row.Status, row.ResolvedAt, row.ResolutionNote);

    private static FeedbackState Of(DocumentReportRow row) => new(FeedbackTo.Owner, row.Status, row.ResolvedAt, row.ResolutionNote);
}

/// <summary>Recipients of feedback.</summary>
public enum FeedbackTo
{
    /// <summary>Catalog editors.</summary>
    Keepers,

    /// <summary>The people who supervise access.</summary>
    Security,

    /// <summary>The document's owner.</summary>
    Owner,
}

/// <summary>The state of a response's feedback.</summary>
/// <param name="AnsweredAt">Null while it is pending.</param>
/// <param name="Answer">The answer in the words of the person who handled the feedback.</param>
public sealed record FeedbackState(FeedbackTo To, DocumentReportStatus Status, DateTimeOffset? AnsweredAt, string? Answer)
{
    /// <summary>"Reported to the catalog's maintainers. Answered 24 Nov, rule changed: …"; null if it was withdrawn.</summary>
    /// <param name="day">Formats the day of an instant for the reader.</param>
    public string? Words(Func<DateTimeOffset, string> day)
    {
        ArgumentNullException.ThrowIfNull(day);
        if (Status is DocumentReportStatus.Undone)
        {
            return null;
        }

        var told = To switch
        {
            FeedbackTo.Keepers => CaseworkTexts.ReportedToCatalogMaintainers,
            FeedbackTo.Security => CaseworkTexts.ReportedToAccessMaintainers,
            _ => CaseworkTexts.ReportedToDocumentOwner,
        };
        if (AnsweredAt is not { } at || Status is DocumentReportStatus.Open)
        {
            return CaseworkTexts.ReportedNotAnsweredYet.With(told);
        }

        var answered = CaseworkTexts.ReportedAndAnswered.With(told, day(at), Verdict);
        return string.IsNullOrWhiteSpace(Answer) ? answered : CaseworkTexts.AnsweredWithWords.With(answered, Answer);
    }

    private string Verdict =>
        (To, Status is DocumentReportStatus.Fixed) switch
        {
            (FeedbackTo.Keepers, true) => CaseworkTexts.RuleChanged,
            (FeedbackTo.Keepers, false) => CaseworkTexts.RuleNotChanged,
            (FeedbackTo.Security, true) => CaseworkTexts.RightsFixed,
            (FeedbackTo.Security, false) => CaseworkTexts.MayBeShown,
            (_, true) => CaseworkTexts.DocumentFixed,
            _ => CaseworkTexts.DocumentReportNotAccepted,
        };
}
