using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Slates;

namespace RecsConsole.Recommender.Cards.Sentences;

/// <summary>
/// The reason on a card: the first claim, and a second one if together they have few enough numbers to read at a glance. Reviewers of a
/// study read the same text as an agent.
/// </summary>
public static class CardReason
{
    private const int MaxClaims = 2;
    private const int MaxNumbers = 2;

    public static IReadOnlyList<ClaimSegment> Write(ExplanationWriter explanations, SlateItem item)
    {
        ArgumentNullException.ThrowIfNull(explanations);
        ArgumentNullException.ThrowIfNull(item);
        var segments = new List<ClaimSegment>();
        var (claims, numbers) = (0, 0);
        foreach (var claim in item.Claims)
        {
            if (claims == MaxClaims)
            {
                break;
            }

            // counted before verification: most sentences are not shown
            var counted = explanations.Draft(claim, item.Facts).Count(segment => IsNumber(item, segment));
            if (claims > 0 && numbers + counted > MaxNumbers)
            {
                continue;
            }

            var sentence = explanations.Write(claim, item.Facts);
            segments.AddRange(claims == 0 ? sentence : [new(". ", null), .. sentence]);
            (claims, numbers) = (claims + 1, numbers + sentence.Count(segment => IsNumber(item, segment)));
        }

        return claims == 0 ? segments : [.. segments, new(".", null)];
    }

    // a policy's version is part of its name
    private static bool IsNumber(SlateItem item, ClaimSegment segment) =>
        segment.FactId is { } id
        && item.Facts.FirstOrDefault(fact => string.Equals(fact.Id, id, StringComparison.Ordinal)) is { } reasonFact
        && FactTypes.IsNumber(reasonFact.Type)
        && !string.Equals(reasonFact.Field, "policy.version", StringComparison.Ordinal);
}
