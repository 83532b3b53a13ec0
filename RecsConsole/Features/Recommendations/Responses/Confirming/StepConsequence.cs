using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Responses.Confirming;

/// <summary>What a step does, as the question before it says.</summary>
public static class StepConsequence
{
    /// <summary>Who loses the case by it; otherwise the risk, and the state in which the case is afterwards.</summary>
    public static string Of(ShownItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.TakesFrom is { } holder
            ? Texts.TakesItFrom.With(holder)
            : string.Join(' ', new[] { item.IsRun ? Texts.ConfirmRunHelp : Texts.ConfirmHelp, StateAfter(item) }.OfType<string>());
    }

    private static string? StateAfter(ShownItem item) =>
        item.NextState is not { } state ? null
        : item.StaysInState ? Texts.CaseStaysIn.With(state)
        : Texts.CaseGoesTo.With(state);
}
