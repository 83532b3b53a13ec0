using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>
/// A sign says how sure an item is by its own record, the order how well it fits the case. Where the two seem to disagree, the lower card
/// says why: it fits less well than an item with a weaker sign, or it is another way out than an equally sure step.
/// </summary>
internal static class SignOrderLabels
{
    /// <summary>The line of an item that stands below one with a weaker sign; null for others.</summary>
    /// <param name="shown">The cards of the list.</param>
    public static string? OfWeakerAbove(SlateItem item, IEnumerable<SlateItem> shown)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(shown);
        return
            !SaysItsPlace(item)
            && shown.Any(above => above.Rank < item.Rank && !SaysItsPlace(above) && above.Confidence.Label < item.Confidence.Label)
            ? RecommenderTexts.StandsBelowWeaker
            : null;
    }

    /// <summary>
    /// The line of a step that is as sure as one above it although only one of the two can be done now, because both move the case; null for
    /// others.
    /// </summary>
    /// <param name="titleOf">The title of the step above.</param>
    public static string? OfOtherWayOut(
        SlateItem item,
        IEnumerable<SlateItem> shown,
        SnapshotIndex index,
        string state,
        Func<SlateItem, string> titleOf
    )
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(index);
        return
            IsSureWayOut(item, index, state)
            && shown.FirstOrDefault(above => above.Rank < item.Rank && IsSureWayOut(above, index, state)) is { } other
            ? RecommenderTexts.OtherWayOut.With(titleOf(other))
            : null;
    }

    private static bool IsSureWayOut(SlateItem item, SnapshotIndex index, string state) =>
        item is { Kind: SlateKind.Action, RequiredByPolicy: null, Confidence.Label: ConfidenceLabel.High }
        && index.Workflow.StepOf(state, item.Id).Count > 0
        && !index.Workflow.StaysIn(state, item.Id);

    // a policy or a deadline decides the item's place, and its card says so
    private static bool SaysItsPlace(SlateItem item) =>
        item.RequiredByPolicy is not null
        || item.Claims.Any(claim =>
            claim.Template.StartsWith("sla.", StringComparison.Ordinal)
            || string.Equals(claim.Template, "action.recommended", StringComparison.Ordinal)
        );
}
