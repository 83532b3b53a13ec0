using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>What the suggestions on the screen contribute to a reply to the customer.</summary>
internal static class SlateReply
{
    public static ReplyBasis From(ShownDecision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        var first = decision.Slate(SlateKind.Action).Items is [var item, ..] ? item : null;
        return new(
            decision.CaseId,
            first is { Form: StepForm.Message } ? first.Id : null,
            [
                .. decision
                    .Slate(SlateKind.Document)
                    .Items.Where(document => document.Passage is not null)
                    .Select(document => new QuotedPassage(document.Id, document.Version, document.Passage)),
            ]
        );
    }
}
