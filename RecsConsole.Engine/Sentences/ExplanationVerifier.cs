using RecsConsole.Engine.Claims;

namespace RecsConsole.Engine.Sentences;

/// <summary>
/// Reads a sentence back and recomputes every number, date, name and comparison in it from the facts of its claim. It rejects what it
/// cannot confirm: rejecting a good sentence costs only style, showing a wrong one misleads.
/// </summary>
public static class ExplanationVerifier
{
    /// <summary>What the sentence states without support from its facts; null when everything is supported.</summary>
    /// <param name="segments">
    /// The sentence; a piece with a fact id must state that fact, the other pieces must not claim anything more.
    /// </param>
    /// <param name="labels">Display names for facts.</param>
    public static string? Problem(
        IReadOnlyList<ClaimSegment> segments,
        Claim claim,
        IReadOnlyList<Fact> facts,
        LabelLookup labels,
        string language
    )
    {
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(labels);
        var bound = facts.Where(fact => claim.FactIds.Values.Contains(fact.Id, StringComparer.Ordinal)).ToList();
        var written = ExplanationLanguage.From(language);
        var said = new List<Fact>();
        foreach (var segment in segments)
        {
            if (segment.FactId is not { } id)
            {
                continue;
            }

            if (bound.Find(each => string.Equals(each.Id, id, StringComparison.Ordinal)) is not { } fact)
            {
                return $"{id} is no fact of the claim";
            }

            if (!FactParser.States(segment.Text, fact, labels, written))
            {
                return $"{id} is not what the text says";
            }

            said.Add(fact);
        }

        return new ExplanationParser(bound, said, labels, written).Problem(segments);
    }

    /// <summary>The same for plain text, where the positions of facts are unknown.</summary>
    public static string? Problem(string text, Claim claim, IReadOnlyList<Fact> facts, LabelLookup labels, string language) =>
        Problem([new ClaimSegment(text, null)], claim, facts, labels, language);
}
