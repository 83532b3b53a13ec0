using RecsConsole.Casework;
using RecsConsole.Casework.Documents;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>What a dismissal does besides hiding the item: an outdated document goes to its owner.</summary>
internal static class Dismissal
{
    public static async Task<ResponseOutcome> RecordAsync(ConsoleDbContext db, ResponseContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var isOutdated =
            request.ItemKind == SlateKind.Document
            && string.Equals(request.Reason, DismissReasons.OutdatedDocument, StringComparison.Ordinal);
        if (isOutdated)
        {
            await DocumentReports.AppendAsync(
                db,
                new(
                    request.ItemId!,
                    context.Actor.PersonId,
                    context.Decision.CaseId,
                    context.Decision.Id,
                    request.ResponseId,
                    string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
                    context.At
                ),
                cancellationToken
            );
        }

        return new(
            request.ResponseId,
            isOutdated ? Texts.DismissedAndReported : Texts.DismissedNews,
            CaseMoved: false,
            IsPendingApproval: false,
            CanUndo: true
        );
    }
}
