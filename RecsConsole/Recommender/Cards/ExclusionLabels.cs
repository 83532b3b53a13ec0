using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Cards;

/// <summary>The line under a slate: how many items were left out, by reason.</summary>
public static class ExclusionLabels
{
    /// <summary>Counts by the first reason of each exclusion, most frequent first.</summary>
    /// <param name="reader">Nobody is told to ask themselves, and that is no lack of permission.</param>
    public static IReadOnlyList<ShownExclusion> Count(IReadOnlyList<Exclusion> excluded, Guid reader) =>
        [
            .. excluded
                .GroupBy(exclusion => (Reason: exclusion.Reasons[0], IsReader: IsOf(reader, exclusion)))
                .Select(group => new ShownExclusion(
                    group.Key.Reason.Name(),
                    group.Key.IsReader ? RecommenderTexts.YouYourself : ReasonTexts.Of(group.Key.Reason).ToActor,
                    group.Count()
                ))
                .OrderByDescending(entry => entry.Count)
                .ThenBy(entry => entry.Code, StringComparer.Ordinal),
        ];

    private static bool IsOf(Guid reader, Exclusion exclusion) =>
        exclusion.Kind == SlateKind.Expert
        && exclusion.Reasons[0] == ReasonCode.NotPermitted
        && string.Equals(exclusion.Id, PeopleIndex.KeyOf(reader), StringComparison.Ordinal);
}
