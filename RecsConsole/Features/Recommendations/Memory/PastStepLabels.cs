using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Memory;

/// <summary>Says of a step of the past who did it, when, and what came of it.</summary>
internal static class PastStepLabels
{
    /// <param name="when">Its time as the reader is told it.</param>
    public static string Of(ShownPastStep step, string when) =>
        OutcomeOf(step) is { } outcome ? $"{DoneWords(step, when)} {outcome}" : DoneWords(step, when);

    private static string DoneWords(ShownPastStep step, string when) =>
        step switch
        {
            { IsReaders: true } => Texts.YouDid.With(step.Title, when),
            { Who: { } who } => Texts.SomebodyDid.With(who, step.Title, when),
            _ => Texts.StepWasDone.With(step.Title, when),
        };

    /// <summary>The same under the step's own title.</summary>
    public static string UnderItsTitle(ShownPastStep step, string when)
    {
        var done = step switch
        {
            { IsReaders: true } => Texts.YouDidThis.With(when),
            { Who: { } who } => Texts.SomebodyDidThis.With(who, when),
            _ => Texts.ThisWasDone.With(when),
        };
        return OutcomeOf(step) is { } outcome ? $"{done} {outcome}" : done;
    }

    /// <summary>Who and when, and what came of it, where the step's title stands before it.</summary>
    public static string Brief(ShownPastStep step, string when)
    {
        var who =
            step.IsReaders ? Texts.DoneByYou.With(when)
            : step.Who is { } name ? Texts.DoneBySomebody.With(name, when)
            : when;
        return OutcomeOf(step) is { } outcome ? $"{who}. {outcome}" : who;
    }

    private static string? OutcomeOf(ShownPastStep step) =>
        step.WasReopened ? Texts.CaseWasReopened
        : step.HasFailed ? Texts.ItDidNotHold
        : null;
}
