using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Lookups;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Cards.Declined;

namespace RecsConsole.Features.Recommendations.Memory;

/// <summary>Shows what was tried on the case without success, what solved it, whom it is waiting for, and what is late.</summary>
public sealed partial class CaseMemoryNote(TimeProvider clock, NavigationManager navigation)
{
    [Parameter, EditorRequired]
    public required ShownMemory Memory { get; set; }

    /// <summary>There is nothing to do until somebody answers.</summary>
    [Parameter]
    public bool IsIdle { get; set; }

    /// <summary>The case, if its reader may set it aside: then a time to look again is offered.</summary>
    [Parameter]
    public Guid? LookAgainFor { get; set; }

    /// <summary>The reader's time zone; UTC when none is supplied.</summary>
    [CascadingParameter]
    public TimeZoneInfo? Zone { get; set; }

    /// <summary>The history lines that show what did not hold; null outside a case page.</summary>
    [Parameter]
    public StepFates? Fates { get; set; }

    // a step of a log has the name of the state that it leads to: said once
    private string WaitWords(ShownWait waiting) =>
        waiting is not { Since: { } since, After: { } step } ? Texts.WaitsWithoutSince.With(waiting.State)
        : string.Equals(step, waiting.State, StringComparison.OrdinalIgnoreCase) ? Texts.WaitsOnlySince.With(waiting.State, When(since))
        : Texts.WaitsSince.With(waiting.State, When(since), step);

    private string DeclinedWords(ShownDeclinedStep step)
    {
        var (when, why) = (When(step.At), step.Why ?? step.Reason);
        return step switch
        {
            { IsReaders: true } => Texts.YouSaidWhy.With(when, why),
            { Who: { } who } => Texts.SomebodySaidWhy.With(who, when, why),
            _ => Texts.WhyWasSaid.With(when, why),
        };
    }

    // "usually within 6 h" tells when to look again, and "due yesterday" why a reminder is suggested: both as the queue says it
    private string? AnswerWords(ShownWait waiting) =>
        waiting is not { UsualAnswer: { } usual, AnswerDue: { } due } ? null
        : IsAnswerLate(waiting) ? Texts.AnswerIsLate.With(DurationLabels.Limit(usual), When(due))
        : Texts.AnswersUsuallyCome.With(DurationLabels.Limit(usual), When(due));

    // where it is unknown how long answers take, only the wait itself can tell
    private bool IsAnswerLate(ShownWait waiting) => waiting.AnswerDue is not { } due || clock.GetUtcNow() >= due;

    private string LateWords(ShownLateStep late)
    {
        var (usual, passed) = (DurationLabels.Limit(late.Usual), DurationLabels.Of(clock.GetUtcNow() - late.Since));
        return late.Start switch
        {
            WaitStart.News => Texts.StepIsLateSinceNews.With(late.Title, usual, passed),
            WaitStart.Opening => Texts.StepIsLateSinceOpening.With(late.Title, usual, passed),
            _ => Texts.StepIsLate.With(late.Title, usual, passed),
        };
    }

    private string When(DateTimeOffset at) => InstantLabels.Of(at, clock.GetUtcNow(), Zone);
}
