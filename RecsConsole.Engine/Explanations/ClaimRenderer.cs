using System.Globalization;

namespace RecsConsole.Engine.Explanations;

/// <summary>Writes claims as sentences. Pure: claim, facts, labels and language are all it looks at.</summary>
public static class ClaimRenderer
{
    // "{used:n}" writes the bare number where the noun follows later in the sentence
    private const string NumberOnly = ":n";

    /// <summary>The sentence of a claim, cut at its facts.</summary>
    public static IReadOnlyList<ClaimSegment> Render(
        Claim claim,
        IReadOnlyList<Fact> facts,
        LabelLookup labels,
        string language = ClaimTemplates.DefaultLanguage
    )
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(labels);
        var text = ClaimTemplates.Text(claim.Template, language);
        var segments = new List<ClaimSegment>();
        var position = 0;
        while (position < text.Length)
        {
            var open = text.IndexOf('{', position);
            if (open < 0)
            {
                segments.Add(new(text[position..], null));
                break;
            }

            if (open > position)
            {
                segments.Add(new(text[position..open], null));
            }

            var close = text.IndexOf('}', open);
            segments.Add(Fill(claim, facts, labels, text[(open + 1)..close]));
            position = close + 1;
        }

        return segments;
    }

    /// <summary>The confidence label with its ground, such as "High: 24 similar resolved cases used this action, …".</summary>
    public static IReadOnlyList<ClaimSegment> RenderGround(
        Confidence confidence,
        IReadOnlyList<Fact> facts,
        LabelLookup labels,
        string language = ClaimTemplates.DefaultLanguage
    )
    {
        ArgumentNullException.ThrowIfNull(confidence);
        var label = ClaimTemplates.Label(confidence.Label, language);
        return [new($"{label}: ", null), .. Render(confidence.Ground, facts, labels, language)];
    }

    /// <summary>The plain text of segments.</summary>
    public static string Text(IEnumerable<ClaimSegment> segments) =>
        string.Concat(segments.Select(segment => segment.Text));

    private static ClaimSegment Fill(
        Claim claim,
        IReadOnlyList<Fact> facts,
        LabelLookup labels,
        string placeholder
    )
    {
        var bare = placeholder.EndsWith(NumberOnly, StringComparison.Ordinal);
        var name = bare ? placeholder[..^NumberOnly.Length] : placeholder;
        var fact = claim.FactIds.TryGetValue(name, out var id)
            ? facts.FirstOrDefault(each => string.Equals(each.Id, id, StringComparison.Ordinal))
            : null;
        return fact is null
            ? throw new ArgumentException(
                $"Claim '{claim.Template}' has no fact for '{name}'.",
                nameof(claim)
            )
            : new(bare ? Number(fact) : Write(fact, labels), fact.Id);
    }

    private static string Write(Fact fact, LabelLookup labels) =>
        fact.Type switch
        {
            FactTypes.Count => Number(fact),
            FactTypes.SimilarCases => WithNoun(fact, "similar case", "similar cases"),
            FactTypes.ResolvedCases => WithNoun(
                fact,
                "similar resolved case",
                "similar resolved cases"
            ),
            FactTypes.SuchCases => WithNoun(fact, "such case", "such cases"),
            FactTypes.Cases => WithNoun(fact, "case", "cases"),
            FactTypes.SimilarAccounts => WithNoun(fact, "similar account", "similar accounts"),
            FactTypes.Steps => string.Join(
                ", then ",
                fact.Value.Split(',').Select(step => $"\"{labels(FactTypes.Steps, step) ?? step}\"")
            ),
            FactTypes.Score => Score(fact),
            FactTypes.FewerCases => WithNoun(fact, "fewer case", "fewer cases"),
            FactTypes.Hours => WithNoun(fact, "hour", "hours"),
            FactTypes.Skills => string.Join(
                ", ",
                fact.Value.Split(',').Select(skill => labels(FactTypes.Skills, skill) ?? skill)
            ),
            _ => labels(fact.Type, fact.Value) ?? fact.Value,
        };

    private static string WithNoun(Fact fact, string one, string many) =>
        $"{Number(fact)} {(string.Equals(fact.Value, "1", StringComparison.Ordinal) ? one : many)}";

    // two decimals, never less than the smallest that can be written
    private static string Score(Fact fact)
    {
        var hundredths = Math.Max(
            1,
            (long.Parse(fact.Value, CultureInfo.InvariantCulture) + 5_000) / 10_000
        );
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{hundredths / 100}.{hundredths % 100:00}"
        );
    }

    private static string Number(Fact fact) =>
        long.Parse(fact.Value, CultureInfo.InvariantCulture)
            .ToString("N0", CultureInfo.InvariantCulture);
}
