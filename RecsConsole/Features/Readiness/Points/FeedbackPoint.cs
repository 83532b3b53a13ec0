using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>What people answer to suggestions is kept.</summary>
internal static class FeedbackPoint
{
    public static ReadinessFinding Of(FeedbackFacts facts)
    {
        var answered = new Share(facts.Answered, facts.Seen);
        var isLittle = answered.IsBelow(ReadinessLimits.MinAnswered);
        return new(
            ReadinessFinding.Judge(facts.Seen > 0, isLittle),
            [
                ReadinessFigure.Count(Texts.SeenDecisions.With(ReadinessLimits.Days), facts.Seen),
                ReadinessFigure.Share(Texts.SeenAndAnswered, answered, isLittle),
                ReadinessFigure.Count(Texts.Accepted, facts.Accepted),
                ReadinessFigure.Count(Texts.Dismissed, facts.Dismissed),
                ReadinessFigure.Count(Texts.Overridden, facts.Overridden),
                ReadinessFigure.Count(Texts.TakenBack, facts.TakenBack),
            ],
            facts.Seen > 0 ? Texts.SeenAndAnsweredSaid.With(ReadinessLimits.MinAnswered) : null
        );
    }
}

/// <param name="Seen">Decisions of which something was on screen lately.</param>
/// <param name="Answered">Of these, those with an answer.</param>
internal sealed record FeedbackFacts(int Seen, int Answered, int Accepted, int Dismissed, int Overridden, int TakenBack);
