using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Models.Overview;

namespace RecsConsole.Features.Models.Detail;

/// <summary>The figures of a model beside the heuristic's.</summary>
public sealed partial class ModelScorecards
{
    [Parameter, EditorRequired]
    public required ModelLine Line { get; set; }

    private IReadOnlyList<ComparedFigure> Figures =>
        Line is { Model: { } model, Heuristic: { } rules }
            ?
            [
                new("MRR", "How early the accepted action stood: 1 is first", model.Mrr, rules.Mrr) { Gain = Line.Report?.GainOf("mrr") },
                new("nDCG", "How good the whole order was", model.Ndcg, rules.Ndcg) { Gain = Line.Report?.GainOf("ndcg") },
                new("Recall", "Share of what was used that was shown", model.Recall, rules.Recall),
                new(
                    "Calibration error",
                    "Mean distance of predicted from observed probability",
                    model.CalibrationError,
                    rules.CalibrationError,
                    MoreIsBetter: false
                ),
            ]
            : [];

    private static string Percent(double value) => (Math.Clamp(value, 0, 1) * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private sealed record ComparedFigure(string Name, string Hint, Measure Model, Measure Heuristic, bool MoreIsBetter = true)
    {
        /// <summary>Difference decision by decision, where the evaluation has it.</summary>
        public Measure? Gain { get; init; }
    }
}
