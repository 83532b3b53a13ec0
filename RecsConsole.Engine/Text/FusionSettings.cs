using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Engine.Text;

/// <summary>How lexical and semantic scores are weighted against each other.</summary>
/// <param name="SemanticWeight">The weight of embeddings for a short typed query, 0 to 1; words get the rest.</param>
/// <param name="Depth">How many of each list are considered.</param>
public sealed record FusionSettings(double SemanticWeight, int Depth)
{
    /// <summary>The console's settings; see docs/benchmarks.md for how they were chosen.</summary>
    public static FusionSettings Standard { get; } = new(0.35, 100) { LongSemanticWeight = 0.05, CodeSemanticWeight = 0.05 };

    /// <summary>A query with more terms than this counts as long: its own words say enough, and its vector is a mixture of them.</summary>
    public const int ShortTerms = 20;

    private const int ShortestCode = 4;
    private const int VersionLength = 8;

    /// <summary>The weight of embeddings for a long query; that of a short one unless it is set.</summary>
    public double LongSemanticWeight
    {
        get => field < 0 ? SemanticWeight : field;
        init;
    } = -1;

    /// <summary>
    /// The weight of embeddings for a short query with a code; that of a typed one unless it is set. A code is rare in the basis, so the
    /// vector says little about it, and its word says all.
    /// </summary>
    public double CodeSemanticWeight
    {
        get => field < 0 ? SemanticWeight : field;
        init;
    } = -1;

    /// <summary>The weight of embeddings for a short case; that of a typed query unless it is set.</summary>
    public double CaseSemanticWeight
    {
        get => field < 0 ? SemanticWeight : field;
        init;
    } = -1;

    /// <summary>Names the settings in eight characters: two that weigh anything differently have different names.</summary>
    public string Version =>
        CanonicalHash.OfValue<IReadOnlyList<long>>([
            FixedPoint.FromDouble(SemanticWeight),
            FixedPoint.FromDouble(LongSemanticWeight),
            FixedPoint.FromDouble(CodeSemanticWeight),
            FixedPoint.FromDouble(CaseSemanticWeight),
            Depth,
        ])[..VersionLength];

    /// <summary>Why the settings cannot be used; null when they can.</summary>
    internal string? Problem =>
        IsShare(SemanticWeight) && IsShare(LongSemanticWeight) && IsShare(CodeSemanticWeight) && IsShare(CaseSemanticWeight)
            ? Depth >= 1
                ? null
                : "At least one of each list must be considered."
            : "The share of the latent vectors must be 0 to 1.";

    /// <summary>The weight of embeddings for a query with these terms, by its length and kind.</summary>
    internal double WeightFor(IReadOnlyList<string> terms) =>
        KindOf(terms) switch
        {
            QuestionKind.LongText => LongSemanticWeight,
            QuestionKind.Code => CodeSemanticWeight,
            QuestionKind.Case => CaseSemanticWeight,
            _ => SemanticWeight,
        };

    /// <summary>The kind of a query. Length comes first, because in a long text a code is one of many words.</summary>
    public static QuestionKind KindOf(IReadOnlyList<string> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        return terms.Count > ShortTerms ? QuestionKind.LongText
            : terms.Any(IsCode) ? QuestionKind.Code
            : terms.Any(IsField) ? QuestionKind.Case
            : QuestionKind.Typed;
    }

    // letters with digits, as in authn-4012 or 0x80070005; not a short one such as mp3, a plain number, or a field's value
    private static bool IsCode(string term) =>
        term.Length >= ShortestCode && term.Any(char.IsAsciiDigit) && term.Any(char.IsAsciiLetter) && !IsField(term);

    private static bool IsField(string term) => term.Contains('=', StringComparison.Ordinal);

    private static bool IsShare(double weight) => weight is >= 0 and <= 1;
}
