using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>The chance behind a confidence label, so that the label can be checked.</summary>
public static class ChanceLabels
{
    /// <summary>
    /// The chance of an item in percent; null for one that a policy requires, which is shown whatever its chance, and for one whose chance
    /// is unknown.
    /// </summary>
    public static int? PercentOf(SlateItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.RequiredByPolicy is null && HasOwnHistory(item) ? (int)Percent.OfChance(item.Confidence.Probability) : null;
    }

    /// <summary>
    /// Whether an item has no history of its own to estimate a chance from; not said beside a reason that names the chance.
    /// </summary>
    public static bool IsUnknown(SlateItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item is { RequiredByPolicy: null, Confidence.Reason.Template: not LowChanceLabels.ByChance } && !HasOwnHistory(item);
    }

    /// <summary>
    /// The chance in words, or that it is unknown; null for an item that is shown whatever its chance. An action's chance counts from now,
    /// unlike the endings of similar cases beside it, which count from their opening: of a case that is late both can be far apart.
    /// </summary>
    public static string? Of(SlateKind kind, int? percent, bool isUnknown) =>
        percent is { } known && kind == SlateKind.Action ? RecommenderTexts.EstimatedChanceFromNow.With(known)
        : percent is { } other ? RecommenderTexts.EstimatedChance.With(other)
        : !isUnknown ? null
        : kind == SlateKind.Action ? RecommenderTexts.UnknownChance
        : RecommenderTexts.UnknownChanceByCases;

    // Documents and people have no counts but those of similar cases: without any, the figure would be the usual one of all items. Read
    // from the number of cases, so that it also holds for decisions that are shown again.
    private static bool HasOwnHistory(SlateItem item) =>
        item.Kind == SlateKind.Action ? item.Confidence.IsInherited is not true : item.Confidence.SimilarCases > 0;
}
