using RecsConsole.Tenancy.UseCases;

namespace RecsConsole.Features.Catalog.CaseTypes.UseCases;

/// <summary>Display texts for the answers of a use case.</summary>
public static class UseCaseLabels
{
    /// <summary>All three answers.</summary>
    public static string InOneLine(UseCase use)
    {
        ArgumentNullException.ThrowIfNull(use);
        return string.Join(" · ", Of(use.Frequency), Of(use.ErrorCost), use.SignalSource);
    }

    public static string Of(DecisionFrequency frequency) =>
        frequency switch
        {
            DecisionFrequency.SeveralADay => Texts.SeveralTimesADay,
            DecisionFrequency.Daily => Texts.AboutOnceADay,
            DecisionFrequency.Weekly => Texts.AboutOnceAWeek,
            _ => Texts.LessOften,
        };

    public static string Of(ErrorCost cost) =>
        cost switch
        {
            ErrorCost.Low => Texts.CostsMinutes,
            ErrorCost.Medium => Texts.CostsWork,
            _ => Texts.CostsMuch,
        };
}
