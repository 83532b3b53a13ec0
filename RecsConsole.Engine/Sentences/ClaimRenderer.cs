using System.Globalization;
using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>Writes claims as sentences. Pure: it uses only claim, facts, labels and language.</summary>
public static class ClaimRenderer
{
    // "{used:n}" writes the bare number where the noun follows later in the sentence
    private const string NumberOnly = "n";

    /// <summary>The sentence of a claim, split at its facts.</summary>
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
        var written = ExplanationLanguage.From(language);
        var parts = written.PartsOf(ClaimVariants.Of(claim, facts, written.Code));
        var segments = new List<ClaimSegment>(parts.Count);
        foreach (var part in parts)
        {
            segments.Add(part.Literal is { } literal ? new(literal, null) : Fill(part, FactOf(claim, facts, part.Slot!), labels, written));
        }

        return segments;
    }

    /// <summary>The confidence label with its reason, such as "High: 24 similar resolved cases used this action, …".</summary>
    public static IReadOnlyList<ClaimSegment> RenderConfidence(
        Confidence confidence,
        IReadOnlyList<Fact> facts,
        LabelLookup labels,
        string language = ClaimTemplates.DefaultLanguage
    )
    {
        ArgumentNullException.ThrowIfNull(confidence);
        var label = ClaimTemplates.Label(confidence.Label, language);
        return [new($"{label}: ", null), .. Render(confidence.Reason, facts, labels, language)];
    }

    /// <summary>The plain text of segments.</summary>
    public static string Text(IEnumerable<ClaimSegment> segments) => string.Concat(segments.Select(segment => segment.Text));

    private static Fact FactOf(Claim claim, IReadOnlyList<Fact> facts, string slot)
    {
        var fact = claim.FactIds.TryGetValue(slot, out var id)
            ? facts.FirstOrDefault(each => string.Equals(each.Id, id, StringComparison.Ordinal))
            : null;
        return fact ?? throw new ArgumentException($"Claim '{claim.Template}' has no fact for '{slot}'.", nameof(claim));
    }

    // A choice of words, which depends on the fact's number, is not a link; a slot links to its fact.
    private static ClaimSegment Fill(TemplatePart part, Fact fact, LabelLookup labels, ExplanationLanguage language) =>
        part.Choices is { } choices
            ? new(language.Pick(choices, NumberOf(fact)), null)
            : new(Write(part.Form, fact, labels, language), fact.Id);

    private static string Write(string? form, Fact fact, LabelLookup labels, ExplanationLanguage language)
    {
        if (string.Equals(form, NumberOnly, StringComparison.Ordinal))
        {
            return language.Number(NumberOf(fact));
        }

        return fact.Type switch
        {
            FactTypes.Count => language.Number(NumberOf(fact)),
            FactTypes.SimilarCases
            or FactTypes.ResolvedCases
            or FactTypes.SuchCases
            or FactTypes.IssueCases
            or FactTypes.Cases
            or FactTypes.FewerCases
            or FactTypes.Days => $"{language.Number(NumberOf(fact))} {language.Noun(fact.Type, form, NumberOf(fact))}",
            FactTypes.Hours => language.Hours(NumberOf(fact), form),
            FactTypes.Score => language.Hundredths(HundredthsOf(fact)),
            FactTypes.Date => language.Date(DayOf(fact)),
            FactTypes.Steps => string.Join(language.Then, NamesOf(fact, labels, language).Select(language.Quoted)),
            FactTypes.Skills or FactTypes.Fields => language.List(NamesOf(fact, labels, language)),
            _ => labels(fact.Type, fact.Value) ?? fact.Value,
        };
    }

    /// <summary>The names behind a fact that lists several keys.</summary>
    internal static IReadOnlyList<string> NamesOf(Fact fact, LabelLookup labels, ExplanationLanguage language) =>
        [.. fact.Value.Split(',').Select(key => labels(fact.Type, key) ?? (fact.Type is FactTypes.Fields ? language.Field(key) : key))];

    /// <summary>The day of a date fact.</summary>
    internal static DateOnly DayOf(Fact fact) => DateOnly.ParseExact(fact.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A score in hundredths, at least 1 so that it never reads as zero.</summary>
    internal static long HundredthsOf(Fact fact) => Math.Max(1, (NumberOf(fact) + 5_000) / 10_000);

    internal static long NumberOf(Fact fact) => long.Parse(fact.Value, CultureInfo.InvariantCulture);
}
