using RecsConsole.Engine.Claims;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>The chance behind a confidence label, so that the label can be checked.</summary>
public static class ChanceLabels
{
    private const long MicroOfPercent = 10_000;

    /// <summary>
    /// The chance of an item in percent; null for one that a policy requires, which is shown whatever its chance, and for one whose chance
    /// is unknown.
    /// </summary>
    public static int? PercentOf(SlateItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item is { RequiredByPolicy: null, Confidence.IsInherited: not true }
            ? (int)((item.Confidence.Probability + (MicroOfPercent / 2)) / MicroOfPercent)
            : null;
    }

    /// <summary>
    /// Whether an item has no history of its own to estimate a chance from; not said beside a reason that names the chance.
    /// </summary>
    public static bool IsUnknown(SlateItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item is { RequiredByPolicy: null, Confidence: { IsInherited: true, Reason.Template: not LowChanceLabels.ByChance } };
    }

    /// <summary>The chance in words, or that it is unknown; null for an item that is shown whatever its chance.</summary>
    public static string? Of(int? percent, bool isUnknown) =>
        percent is { } known ? RecommenderTexts.EstimatedChance.With(known)
        : isUnknown ? RecommenderTexts.UnknownChance
        : null;
}
