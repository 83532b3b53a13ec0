using RecsConsole.Casework.Documents;
using RecsConsole.Casework.Feedback;
using RecsConsole.Database;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Side effects of a dismissal: the feedback is routed to those who can change the item.</summary>
internal static class DismissalFeedback
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

    /// <summary>Where the reason of a response is routed; an accept goes nowhere.</summary>
    public static FeedbackRoute RouteOf(RespondToSlateRequest request) =>
        request.Kind is ResponseKind.Accept
            ? FeedbackRoute.Nowhere
            : FeedbackRoutes.Of(request.ItemKind, request.Kind is ResponseKind.Dismiss, request.Reason);

    private static string NewsOf(FeedbackRoute route) =>
        route.HasFlag(FeedbackRoute.DocumentQueue) ? Texts.DismissedAndReported
        : route.HasFlag(FeedbackRoute.RuleQueue) ? Texts.DismissedAndReportedToMaintainers
        : route.HasFlag(FeedbackRoute.SecurityAlert) ? Texts.DismissedAndReportedForAccess
        : Texts.DismissedNews;
}
