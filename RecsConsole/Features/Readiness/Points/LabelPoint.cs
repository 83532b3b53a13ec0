using RecsConsole.Platform;

namespace RecsConsole.Features.Readiness.Points;

/// <summary>Suggestions are linked to the outcome of their case.</summary>
internal static class LabelPoint
{
    public static ReadinessFinding Of(LabelFacts facts)
    {
        var linked = new Share(facts.Linked, facts.Closed);
        var isLittle = linked.IsBelow(ReadinessLimits.MinLinked);
        return new(
            ReadinessFinding.Judge(facts.Closed > 0, isLittle || facts.WithoutCase > 0),
            [
                ReadinessFigure.Count(Texts.LabelsClosed.With(ReadinessLimits.LabelDays), facts.Closed),
                ReadinessFigure.Share(Texts.LabelsLinked, linked, isLittle),
                ReadinessFigure.Count(Texts.LabelsOfOutcome, facts.OfOutcome),
                ReadinessFigure.Count(Texts.LabelsNotApplying, facts.NotApplying),
                ReadinessFigure.None(Texts.LabelsWithoutCase, facts.WithoutCase),
            ],
            facts.Closed > 0 ? Texts.LabelsLinkedHelp.With(ReadinessLimits.MinLinked) : null
        );
    }
}

/// <param name="Closed">Outcome labels whose window closed recently.</param>
/// <param name="Linked">The labels among them with a value, or known not to apply.</param>
/// <param name="OfOutcome">The labels among them with a value.</param>
/// <param name="WithoutCase">Labels whose decision or case no longer exists.</param>
internal sealed record LabelFacts(int Closed, int Linked, int OfOutcome, int NotApplying, int WithoutCase);
