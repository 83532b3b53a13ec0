using RecsConsole.Engine.Claims;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>The chance behind a confidence label, so that the label can be checked.</summary>
public static class ChanceLabels
{
    private const long MicroOfPercent = 10_000;

    /// <summary>The chance of an item in percent; null for one that a policy requires, which is shown whatever its chance.</summary>
    public static int? PercentOf(SlateItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.RequiredByPolicy is null ? (int)((item.Confidence.Probability + (MicroOfPercent / 2)) / MicroOfPercent) : null;
    }

    /// <summary>The chance in words; null when there is none.</summary>
    public static string? Of(int? percent) => percent is { } known ? RecommenderTexts.EstimatedChance.With(known) : null;
}
