using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>People's responses to suggestions are recorded.</summary>
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
            facts.Seen > 0 ? Texts.SeenAndAnsweredHelp.With(ReadinessLimits.MinAnswered) : null
        );
    }
}

/// <param name="Seen">Recent decisions with an item on screen.</param>
/// <param name="Answered">The decisions among them with a response.</param>
internal sealed record FeedbackFacts(int Seen, int Answered, int Accepted, int Dismissed, int Overridden, int TakenBack);
