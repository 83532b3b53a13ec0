using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Validation;

/// <summary>Applies the facts of final validation to a ranking. Pure, so that it can be replayed.</summary>
public static class ValidationApplier
{
    /// <summary>Name of the move that removes an item; its <see cref="Move.To"/> is 0.</summary>
    public const string Rule = "final_validation";

    /// <summary>
    /// Removes each kept item that may no longer be shown or was not checked; the others move up in their order and are cut to the
    /// slate's size. Nothing is drawn at random here, so propensities stay as they are.
    /// </summary>
    public static StoredRecommendation Apply(RankingResult ranking, ValidationFacts validation)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        ArgumentNullException.ThrowIfNull(validation);
        var checks = new Dictionary<(SlateKind, string), IReadOnlyList<ReasonCode>>();
        foreach (var item in validation.Items)
        {
            checks.TryAdd((item.Kind, item.Id), item.Reasons);
        }

        Recommendation[] slates = [.. ranking.Slates.Select(slate => Apply(slate, checks))];
        return new(
            slates,
            ranking.Versions,
            [
                .. ranking.Digests,
                new(Stages.Validation, CanonicalHash.OfValue(validation)),
                new(Stages.Output, CanonicalHash.OfValue(slates)),
            ]
        );
    }

    private static Recommendation Apply(Recommendation slate, Dictionary<(SlateKind, string), IReadOnlyList<ReasonCode>> checks)
    {
        var shown = new List<SlateItem>(slate.Size);
        var moves = new List<Move>(slate.Moves);
        var excluded = new List<Exclusion>(slate.Excluded);
        var position = 1;
        foreach (var item in slate.Items)
        {
            // an item that was not checked is not shown
            var reasons = checks.GetValueOrDefault((item.Kind, item.Id)) ?? [ReasonCode.CheckFailed];
            if (reasons.Count > 0)
            {
                moves.Add(new(Rule, item.Id, position, 0));
                excluded.Add(new(item.Kind, item.Id, reasons, SourcesOf(item)));
                continue;
            }

            if (shown.Count < slate.Size)
            {
                shown.Add(item with { Rank = position });
            }

            position++;
        }

        excluded.Sort(static (left, right) => string.CompareOrdinal(left.Id, right.Id));
        var more = (slate.FurtherDown ?? 0) + position - 1 - shown.Count;
        return slate with { Items = shown, Moves = moves, Excluded = excluded, FurtherDown = more > 0 ? more : null };
    }

    private static List<string> SourcesOf(SlateItem item) =>
        [.. item.Provenance.Select(each => each.Source).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
