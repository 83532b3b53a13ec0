using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Casework.Feedback;

/// <summary>The only definition of how reasons are routed.</summary>
public static class FeedbackRoutes
{
    /// <param name="isDismissal">False for an override: the item is not hidden, another action is taken instead.</param>
    /// <param name="reason">One of <see cref="DismissReasons"/>; null when none was given.</param>
    public static FeedbackRoute Of(SlateKind kind, bool isDismissal, string? reason) =>
        (isDismissal ? FeedbackRoute.Suppression : FeedbackRoute.Nowhere)
        | reason switch
        {
            DismissReasons.NotUseful => FeedbackRoute.Label,
            DismissReasons.NotApplicable => FeedbackRoute.Label
                | (kind is SlateKind.Action ? FeedbackRoute.RuleQueue : FeedbackRoute.Nowhere),
            // the sentences on cards come from the rules, so a wrong one is reported to the rules' editors
            DismissReasons.BadExplanation when kind is SlateKind.Action => FeedbackRoute.RuleQueue,
            DismissReasons.OutdatedDocument when kind is SlateKind.Document => FeedbackRoute.DocumentQueue,
            DismissReasons.WrongPermission => FeedbackRoute.SecurityAlert,
            _ => FeedbackRoute.Nowhere,
        };
}
