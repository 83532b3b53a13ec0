using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Memory;

/// <summary>Describes a past step: who did it, when, and with what result.</summary>
internal static class PastStepLabels
{
    /// <param name="when">The step's time, formatted for the reader.</param>
    /// <param name="refuser">Who disagreed with the step, and why; null when unknown.</param>
    public static string Of(ShownPastStep step, string when, string? refuser = null) =>
        step is { HasWorked: true, IsNamed: true } ? $"{Texts.CaseSolvedBy.With(step.Title)} {DoneThis(step, when)}"
        : step.IsRefused && refuser is not null ? $"{DoneWords(step, when)} {Texts.SecondPersonRefused.With(refuser)}"
        : OutcomeOf(step) is { } outcome ? $"{DoneWords(step, when)} {outcome}"
        : DoneWords(step, when);

    private static string DoneWords(ShownPastStep step, string when) =>
        step switch
        {
            { IsReaders: true } => Texts.YouDid.With(step.Title, when),
            { Who: { } who } => Texts.SomebodyDid.With(who, step.Title, when),
            _ => Texts.StepWasDone.With(step.Title, when),
        };

    /// <summary>The same, for display below the title of the step.</summary>
    public static string UnderItsTitle(ShownPastStep step, string when) =>
        OutcomeOf(step) is { } outcome ? $"{DoneThis(step, when)} {outcome}" : DoneThis(step, when);

    private static string DoneThis(ShownPastStep step, string when) =>
        step switch
        {
            { IsReaders: true } => Texts.YouDidThis.With(when),
            { Who: { } who } => Texts.SomebodyDidThis.With(who, when),
            _ => Texts.ThisWasDone.With(when),
        };

    /// <summary>Who, when and the result, to follow the title of the step.</summary>
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
        : step is { HasFailed: true, CustomerSaid: false } ? Texts.CustomerWroteNoHelp
        : step.IsRefused ? Texts.SecondPersonDisagreed
        : step.HasFailed ? Texts.ItDidNotHold
        : step.HasWorked ? Texts.CaseWasSolvedAfterIt
        : step.CustomerSaid is true ? Texts.CustomerWroteItWorks
        : null;
}
