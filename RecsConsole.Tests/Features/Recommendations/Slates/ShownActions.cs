using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

/// <summary>Suggested actions as a card shows them.</summary>
internal static class ShownActions
{
    public static ShownItem AnAction(string id, int rank) =>
        new(
            SlateKind.Action,
            id,
            1,
            rank,
            500_000,
            1_000_000,
            $"Title of {id}",
            null,
            ConfidenceLabel.High,
            [new("Solved ", null), new("21 of 24", "used"), new(" similar cases.", null)],
            [new("24 similar cases", null)],
            [],
            [],
            RiskLevel.Low,
            null,
            null
        );

    public static ShownSlate ASlate(IReadOnlyList<ShownItem> items) => new(SlateKind.Action, items, [], null);

    /// <summary>A decision with these actions, and neither documents nor people.</summary>
    public static ShownDecision ADecisionWith(ShownSlate actions) =>
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            DateTimeOffset.UnixEpoch,
            [actions, ASlate([]) with { Kind = SlateKind.Document }, ASlate([]) with { Kind = SlateKind.Expert }],
            [],
            null,
            null
        );
}
