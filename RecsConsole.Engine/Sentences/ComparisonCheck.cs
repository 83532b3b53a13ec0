using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>Recomputes comparisons from the facts of a claim.</summary>
internal static class ComparisonCheck
{
    // ids of facts that count a part, with the fact that counts its whole
    private static readonly (string Part, string Whole)[] s_parts =
    [
        ("ended_well", "used"),
        ("sla_met", "used"),
        ("path_well", "path_used"),
        ("account_well", "account_used"),
    ];

    /// <summary>Whether the comparison uses the number that follows it.</summary>
    public static bool ComparesNumbers(Comparison comparison) =>
        comparison is Comparison.AtLeast or Comparison.AtMost or Comparison.MoreThan or Comparison.FewerThan or Comparison.Within;

    /// <summary>Whether a comparison without a number holds for the facts.</summary>
    public static bool Holds(Comparison comparison, IReadOnlyList<Fact> facts) =>
        comparison switch
        {
            Comparison.Most => facts.Any(fact => fact.Type is FactTypes.Hours),
            Comparison.All => Pairs(facts).Any(pair => pair.Part == pair.Whole && pair.Whole > 0),
            Comparison.None => Pairs(facts).Any(pair => pair.Part == 0 && pair.Whole > 0),
            Comparison.Fewer => facts.Any(fact => fact.Type is FactTypes.FewerCases or FactTypes.Score && FactParser.ValueOf(fact) > 0),
            Comparison.Less => facts.Any(fact => fact.Type is FactTypes.Score && FactParser.ValueOf(fact) > 0),
            Comparison.Unused => Has(facts, "used", "0") || Has(facts, "worked", "0"),
            Comparison.Late => Has(facts, "sla", "late"),
            Comparison.Soon => Has(facts, "sla", "soon"),
            Comparison.NotEscalated => Has(facts, "escalations", "0"),
            Comparison.Waits => Has(facts, "escalations", "1"),
            Comparison.Inferred => Find(facts, "inferred") is { } inferred && FactParser.ValueOf(inferred) > 0,
            _ => false,
        };

    /// <summary>Whether a comparison such as "at least 24" holds if 24 is the fact's own value.</summary>
    public static bool HoldsOfItself(Comparison comparison, Fact fact) =>
        FactParser.ValueOf(fact) is { } value && Holds(comparison, value, value, fact.Type);

    /// <summary>Whether the comparison holds between the stated and the counted number.</summary>
    public static bool Holds(Comparison comparison, decimal said, decimal counted, string factType) =>
        comparison switch
        {
            Comparison.Within => factType is FactTypes.Hours or FactTypes.Days && counted == said,
            // times and scores cannot be compared with a number of cases
            _ when factType is FactTypes.Hours or FactTypes.Days or FactTypes.Score => false,
            Comparison.AtLeast => counted >= said,
            Comparison.AtMost => counted <= said,
            Comparison.MoreThan => counted > said,
            Comparison.FewerThan => counted < said,
            _ => false,
        };

    private static IEnumerable<(decimal Part, decimal Whole)> Pairs(IReadOnlyList<Fact> facts)
    {
        foreach (var (part, whole) in s_parts)
        {
            if (
                Find(facts, part) is { } counted
                && Find(facts, whole) is { } all
                && FactParser.ValueOf(counted) is { } partValue
                && FactParser.ValueOf(all) is { } wholeValue
            )
            {
                yield return (partValue, wholeValue);
            }
        }
    }

    private static bool Has(IReadOnlyList<Fact> facts, string id, string value) =>
        string.Equals(Find(facts, id)?.Value, value, StringComparison.Ordinal);

    private static Fact? Find(IReadOnlyList<Fact> facts, string id)
    {
        foreach (var fact in facts)
        {
            if (string.Equals(fact.Id, id, StringComparison.Ordinal))
            {
                return fact;
            }
        }

        return null;
    }
}
