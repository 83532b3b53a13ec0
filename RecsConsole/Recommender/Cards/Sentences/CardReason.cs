using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Sentences;
using RecsConsole.Engine.Slates;

namespace RecsConsole.Recommender.Cards.Sentences;

/// <summary>
/// The reason on a card: the first claim, and a second one if together they have few enough numbers to read at a glance. A claim that goes
/// on about "these" cases is only shown right after the one that names them. Reviewers of a study read the same text as an agent.
/// </summary>
public static class CardReason
{
    private const int MaxClaims = 2;
    private const int MaxNumbers = 2;

    private const string Late = "action.late";
    private const string Pace = "action.pace";
    private const string Solved = "action.solved"; // and action.solved_inferred

    public static IReadOnlyList<ClaimSegment> Write(ExplanationWriter explanations, SlateItem item)
    {
        ArgumentNullException.ThrowIfNull(explanations);
        ArgumentNullException.ThrowIfNull(item);
        var segments = new List<ClaimSegment>();
        var (claims, numbers) = (0, 0);
        Claim? before = null;
        // the note above the list names the late step; its card says why to take it
        foreach (var claim in item.Claims.OrderBy(each => IsOf(each, Late)))
        {
            if (claims == MaxClaims)
            {
                break;
            }

            // counted before verification: most sentences are not shown
            var counted = explanations.Draft(claim, item.Facts).Count(segment => IsNumber(item, segment));
            if ((claims > 0 && numbers + counted > MaxNumbers) || (IsOf(claim, Pace) && !IsOf(before, Solved)))
            {
                continue;
            }

            var sentence = explanations.Write(claim, item.Facts);
            segments.AddRange(claims == 0 ? sentence : [new(". ", null), .. sentence]);
            before = claim;
            (claims, numbers) = (claims + 1, numbers + sentence.Count(segment => IsNumber(item, segment)));
        }

        return claims == 0 ? segments : [.. segments, new(".", null)];
    }

    private static bool IsOf(Claim? claim, string template) => claim?.Template.StartsWith(template, StringComparison.Ordinal) == true;

    // a policy's version is part of its name
    private static bool IsNumber(SlateItem item, ClaimSegment segment) =>
        segment.FactId is { } id
        && item.Facts.FirstOrDefault(fact => string.Equals(fact.Id, id, StringComparison.Ordinal)) is { } reasonFact
        && FactTypes.IsNumber(reasonFact.Type)
        && !string.Equals(reasonFact.Field, "policy.version", StringComparison.Ordinal);
}
