using System.Globalization;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.NextStep;
using RecsConsole.Recommender.Learning;

namespace RecsConsole.Features.NextSteps;

/// <summary>Makes the dataset card of each case type's model.</summary>
internal sealed class NextStepData(FieldLimits? limits, string? basis) : IDisposable
{
    private static readonly IReadOnlyList<DataField> s_fields =
    [
        .. LearnedFields.NextSteps,
        .. LearnedFields.StepOutcomes,
        .. LearnedFields.StepTexts,
    ];

    /// <summary>What is read of the present case type.</summary>
    public CardTally Tally { get; } = new();

    /// <summary>The card of the histories that were just read; null where there are none.</summary>
    public DatasetCard? CardOf(IReadOnlyList<NextStepSequence> sequences)
    {
        foreach (var history in sequences)
        {
            Tally.Use("case", history.Events[0].At);
            Tally.Hash(history.HasEnded ? "ended\n" : "open\n");
            foreach (var step in history.Events)
            {
                Tally.Use("step", step.At);
                Tally.Hash(ContentOf(step));
            }
        }

        return Tally.Close(CardPurposes.NextSteps, CardFields.Of(s_fields, limits), basis);
    }

    public void Dispose() => Tally.Dispose();

    private static string ContentOf(NextStepEvent step)
    {
        var fields = (step.Fields ?? new Dictionary<string, string>(StringComparer.Ordinal))
            .OrderBy(field => field.Key, StringComparer.Ordinal)
            .Select(field => $"{field.Key}={field.Value}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{step.Activity}|{step.At:O}|{step.Group}|{step.Resource}|{step.Priority}|{string.Join(',', fields)}|{step.Standing}|{string.Join(',', step.Signs)}\n"
        );
    }
}
