using RecsConsole.Engine.WhyNot;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Decisions.WhyNot;

/// <summary>The answer in words.</summary>
/// <param name="Stage">The stage the item reached; null when the viewer may not know.</param>
/// <param name="Happened">The first stage that dropped the item.</param>
/// <param name="Reasons">What kept the item from being shown.</param>
/// <param name="Changes">What would have had to be different: each completes "It would have been shown if".</param>
/// <param name="Proof">What was recomputed to verify the answer.</param>
public sealed record WhyNotReply(
    string Title,
    WhyNotStage? Stage,
    string Happened,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Changes,
    string? Proof
)
{
    /// <summary>The same answer for missing items and items the viewer may not see.</summary>
    public static WhyNotReply Unseen => new(Texts.ThisItem, null, Texts.BlockedByUnseenRule, [], [], null);

    internal static WhyNotReply From(string title, WhyNotAnswer answer, WhyNotLabels words) =>
        new(
            title,
            answer.Outcome.Stage,
            WhyNotLabels.Happened(answer.Outcome),
            [.. answer.Outcome.Reasons.Select(reason => ReasonTexts.Of(reason).Sentence)],
            [.. (answer.Changes ?? []).Select(words.Change)],
            WhyNotLabels.Proof(answer)
        );
}
