using RecsConsole.Casework.Documents;
using RecsConsole.Casework.Feedback;
using RecsConsole.Database;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>What a dismissal does besides hiding the item: what is said of the item goes to whoever can change it.</summary>
internal static class Dismissal
{
    public static async Task<ResponseOutcome> RecordAsync(ConsoleDbContext db, ResponseContext context, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var route = RouteOf(request);
        if (route.HasFlag(FeedbackRoute.DocumentQueue))
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

        return new(request.ResponseId, NewsOf(route), CaseMoved: false, IsPendingApproval: false, CanUndo: true);
    }

    /// <summary>Where the reason of a response leads; an answer without one leads nowhere.</summary>
    public static FeedbackRoute RouteOf(RespondToSlateRequest request) =>
        request.Kind is ResponseKind.Accept
            ? FeedbackRoute.Nowhere
            : FeedbackRoutes.Of(request.ItemKind, request.Kind is ResponseKind.Dismiss, request.Reason);

    private static string NewsOf(FeedbackRoute route) =>
        route.HasFlag(FeedbackRoute.DocumentQueue) ? Texts.DismissedAndReported
        : route.HasFlag(FeedbackRoute.RuleQueue) ? Texts.DismissedAndSaidToKeepers
        : route.HasFlag(FeedbackRoute.SecurityAlert) ? Texts.DismissedAndSaidToSecurity
        : Texts.DismissedNews;
}
