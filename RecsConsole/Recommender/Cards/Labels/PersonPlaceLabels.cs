using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>
/// Why a person is above one who looks better on the cards: with a higher chance, or with the same chance or none and more room. The
/// reason is the part of the score in which the upper one is furthest ahead, if what the cards and sources know of both confirms it.
/// </summary>
internal static class PersonPlaceLabels
{
    // a smaller lead decides no place
    private const long LeastLead = 5_000;

    // what the parts of a score are made of, for the weighted rules and for trained models
    private static readonly Dictionary<string, string[]> s_sources = new(StringComparer.Ordinal)
    {
        [FeatureColumns.Match] = [SourceNames.Skills, SourceNames.Collaboration, SourceNames.Team, SourceNames.SimilarCases],
        [FeatureColumns.HistoricalSuccess] = [SourceNames.SimilarCases],
        [FeatureColumns.SuccessRate] = [SourceNames.SimilarCases],
        [FeatureColumns.SimilarCases] = [SourceNames.SimilarCases],
        [FeatureColumns.RoutingShare] = [SourceNames.Routing],
        [FeatureColumns.RoleMatch] = [SourceNames.Team],
        ["skill_share"] = [SourceNames.Skills],
        ["collaboration_share"] = [SourceNames.Collaboration],
        ["same_team"] = [SourceNames.Team],
    };

    /// <param name="shown">The cards of the list.</param>
    /// <param name="personOf">What the card of an item shows of the person; null for one who is not known.</param>
    /// <param name="nameOf">The person's name.</param>
    public static string? Of(
        SlateItem item,
        IEnumerable<SlateItem> shown,
        Func<SlateItem, ShownPerson?> personOf,
        Func<SlateItem, string> nameOf
    )
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(shown);
        if (personOf(item) is not { } person)
        {
            return null;
        }

        foreach (var other in shown.Where(other => other.Rank > item.Rank))
        {
            if (personOf(other) is { } rival && LooksBetter(new(other, rival), new(item, person)))
            {
                return WordsOf(new(item, person), new(other, rival), nameOf(other));
            }
        }

        return null;
    }

    // A person without a chance looks worse than one with a chance, and two without differ by their room.
    private static bool LooksBetter(Placed other, Placed upper) =>
        (ChanceLabels.PercentOf(other.Item) ?? -1).CompareTo(ChanceLabels.PercentOf(upper.Item) ?? -1) switch
        {
            > 0 => true,
            0 => other.Person.Room > upper.Person.Room,
            _ => false,
        };

    private static string? WordsOf(Placed upper, Placed other, string name) =>
        upper
            .Item.Contributions.Concat(other.Item.Contributions)
            .Select(part => part.Term)
            .Distinct(StringComparer.Ordinal)
            .Select(term => (Term: term, Lead: AmountOf(upper.Item, term) - AmountOf(other.Item, term)))
            .Where(part => part.Lead >= LeastLead)
            .OrderByDescending(part => part.Lead)
            .ThenBy(part => part.Term, StringComparer.Ordinal)
            .Select(part => WordsOf(part.Term, upper, other, name))
            .FirstOrDefault(words => words is not null);

    private static string? WordsOf(string term, Placed upper, Placed other, string name) =>
        term switch
        {
            HeuristicRanker.WorkloadPenalty or FeatureColumns.Load => IsLessLoaded(upper.Person, other.Person)
                ? RecommenderTexts.PlacedByLoad.With(name)
                : null,
            FeatureColumns.SlaUrgency or "reachable_now" => upper.Person.InWorkingHours && !other.Person.InWorkingHours
                ? RecommenderTexts.PlacedByHours.With(name)
                : null,
            _ => s_sources
                .GetValueOrDefault(term, [])
                .Select(source => (Source: source, Lead: EvidenceOf(upper.Item, source) - EvidenceOf(other.Item, source)))
                .Where(each => each.Lead > 0)
                .OrderByDescending(each => each.Lead)
                .Select(each => WordsOfSource(each.Source, upper.Item, other.Item, name))
                .FirstOrDefault(words => words is not null),
        };

    private static string? WordsOfSource(string source, SlateItem upper, SlateItem other, string name) =>
        source switch
        {
            SourceNames.Skills => RecommenderTexts.PlacedBySkills.With(name),
            SourceNames.Collaboration => RecommenderTexts.PlacedByTogether.With(name),
            SourceNames.Team => RecommenderTexts.PlacedByTeam.With(name),
            // the cards count these cases, and both sentences speak of them
            SourceNames.Routing when upper.Confidence.SimilarCases >= other.Confidence.SimilarCases =>
                RecommenderTexts.PlacedByRouting.With(name),
            SourceNames.SimilarCases when upper.Confidence.SimilarCases > other.Confidence.SimilarCases =>
                RecommenderTexts.PlacedByCases.With(name),
            _ => null,
        };

    // compared as shares of the capacity, without rounding
    private static bool IsLessLoaded(ShownPerson upper, ShownPerson other) =>
        (long)upper.OpenCases * other.Capacity < (long)other.OpenCases * upper.Capacity;

    private static long AmountOf(SlateItem item, string term) =>
        item.Contributions.FirstOrDefault(part => string.Equals(part.Term, term, StringComparison.Ordinal))?.Amount ?? 0;

    private static long EvidenceOf(SlateItem item, string source) =>
        item.Provenance.FirstOrDefault(each => string.Equals(each.Source, source, StringComparison.Ordinal))?.Score ?? 0;

    private readonly record struct Placed(SlateItem Item, ShownPerson Person);
}
