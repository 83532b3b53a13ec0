using RecsConsole.Engine.Fields;
using RecsConsole.Engine.NextStep;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>
/// Whether the next-step model may learn from what came of the steps and from the words of a case. Without them it learns from the rest;
/// the fields of <see cref="LearnedFields.NextSteps"/> it cannot do without.
/// </summary>
internal sealed record TrailLimits(bool Memory, bool Text)
{
    public static TrailLimits From(FieldLimits? limits) =>
        new(
            limits.Refused(LearnedFields.StepOutcomes, FieldPurpose.Train).Count == 0,
            limits.Refused(LearnedFields.StepTexts, FieldPurpose.Train).Count == 0
        );

    /// <summary>Whether a model depends on nothing else; what was learned from the rest may not be used.</summary>
    public bool Allow(NextStepModel model) => (Memory || !model.HasMemory) && (Text || !model.HasText);
}
