using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Similar;

/// <summary>Why the cases of a list are similar: reasons common to all are stated once, the others in the row of each case.</summary>
/// <param name="cases">The list as shown.</param>
/// <param name="words">Shared words by case id; null until they are read.</param>
internal sealed class SimilarReasons(IReadOnlyList<ShownSimilarCase> cases, IReadOnlyDictionary<Guid, IReadOnlyList<string>>? words)
{
    private readonly IReadOnlyList<string> _commonWords = CommonOf(cases, similar => WordsOf(words, similar));
    private readonly IReadOnlyList<string> _commonFacts = CommonOf(cases, similar => similar.Why);
    private readonly string? _commonWarning = CommonWarningOf(cases);

    /// <summary>The reasons common to all cases; null when there are none.</summary>
    public string? OfAll =>
        Joined(_commonWords.Count == 0 ? [] : [Texts.AlsoSay.With(Listed(_commonWords))], _commonFacts) is { Length: > 0 } shared
            ? Texts.AllOfThem.With(cases.Count, shared)
            : null;

    /// <summary>The warning of most of the cases, stated once with their number; null when no warning is that common.</summary>
    public string? OfMost => _commonWarning is { } common ? Texts.SoManyOf.With(CountOf(cases, common), cases.Count, common) : null;

    /// <summary>The warning for this case, if it is not already stated for most of them.</summary>
    public string? WarningOf(ShownSimilarCase similar) =>
        string.Equals(similar.Warning, _commonWarning, StringComparison.Ordinal) ? null : similar.Warning;

    /// <summary>The further reasons for this case; null when there are none.</summary>
    public string? Of(ShownSimilarCase similar)
    {
        var said = Without(WordsOf(words, similar), _commonWords);
        var own = Joined(said.Count == 0 ? [] : [Texts.BothSay.With(Listed(said))], Without(similar.Why, _commonFacts));
        return own.Length > 0 ? own
            : OfAll is null ? Texts.SimilarSteps
            : null;
    }

    // said of more than half, and of more than one
    private static string? CommonWarningOf(IReadOnlyList<ShownSimilarCase> cases) =>
        cases
            .Select(similar => similar.Warning)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .FirstOrDefault(warning => CountOf(cases, warning) is > 1 and var count && 2 * count > cases.Count);

    private static int CountOf(IReadOnlyList<ShownSimilarCase> cases, string warning) =>
        cases.Count(similar => string.Equals(similar.Warning, warning, StringComparison.Ordinal));

    private static IReadOnlyList<string> WordsOf(IReadOnlyDictionary<Guid, IReadOnlyList<string>>? words, ShownSimilarCase similar) =>
        words?.GetValueOrDefault(similar.Id) ?? [];

    // a list of one has no common reasons
    private static IReadOnlyList<string> CommonOf(
        IReadOnlyList<ShownSimilarCase> cases,
        Func<ShownSimilarCase, IReadOnlyList<string>> said
    ) =>
        cases.Count < 2
            ? []
            : [.. said(cases[0]).Where(each => cases.All(similar => said(similar).Contains(each, StringComparer.OrdinalIgnoreCase)))];

    private static IReadOnlyList<string> Without(IReadOnlyList<string> said, IReadOnlyList<string> common) =>
        [.. said.Except(common, StringComparer.OrdinalIgnoreCase)];

    private static string Listed(IReadOnlyList<string> words) => string.Join(", ", words);

    private static string Joined(IReadOnlyList<string> said, IReadOnlyList<string> facts) => string.Join(" · ", said.Concat(facts));
}
