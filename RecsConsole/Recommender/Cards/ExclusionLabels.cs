using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;

namespace RecsConsole.Recommender.Cards;

/// <summary>The line under a slate: how many items were left out, by reason.</summary>
public static class ExclusionLabels
{
    /// <summary>Counts by the first reason of each exclusion, most frequent first.</summary>
    public static IReadOnlyList<ShownExclusion> Count(IReadOnlyList<Exclusion> excluded) =>
        [
            .. excluded
                .GroupBy(exclusion => exclusion.Reasons[0])
                .Select(group => new ShownExclusion(group.Key.Name(), ReasonTexts.Of(group.Key).ToActor, group.Count()))
                .OrderByDescending(entry => entry.Count)
                .ThenBy(entry => entry.Code, StringComparer.Ordinal),
        ];
}
