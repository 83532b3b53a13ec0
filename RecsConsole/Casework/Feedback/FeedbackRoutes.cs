using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Casework.Feedback;

/// <summary>The one rule of where reasons lead.</summary>
public static class FeedbackRoutes
{
    /// <param name="isDismissal">Else an override: the item is not hidden, another action is taken.</param>
    /// <param name="reason">One of <see cref="DismissReasons"/>; null where none was given.</param>
    public static FeedbackRoute Of(SlateKind kind, bool isDismissal, string? reason) =>
        (isDismissal ? FeedbackRoute.Suppression : FeedbackRoute.Nowhere)
        | reason switch
        {
            DismissReasons.NotUseful => FeedbackRoute.Label,
            DismissReasons.NotApplicable => FeedbackRoute.Label
                | (kind is SlateKind.Action ? FeedbackRoute.RuleQueue : FeedbackRoute.Nowhere),
            // the sentence on the card comes of the rules, so those who keep them hear of a wrong one
            DismissReasons.BadExplanation when kind is SlateKind.Action => FeedbackRoute.RuleQueue,
            DismissReasons.OutdatedDocument when kind is SlateKind.Document => FeedbackRoute.DocumentQueue,
            DismissReasons.WrongPermission => FeedbackRoute.SecurityAlert,
            _ => FeedbackRoute.Nowhere,
        };
}
