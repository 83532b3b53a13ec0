using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Features.Models.Overview;

namespace RecsConsole.Features.Models.Detail;

/// <summary>A model's figures next to the heuristic's.</summary>
public sealed partial class ModelScorecards
{
    [Parameter, EditorRequired]
    public required ModelLine Line { get; set; }

    private IReadOnlyList<ComparedFigure> Figures =>
        Line is { Model: { } model, Heuristic: { } rules }
            ?
            [
                new(Texts.Mrr, Texts.MrrHint, model.Mrr, rules.Mrr)
                {
                    Gain = Line.Report?.GainOf(ModelReport.Mrr),
                    MostUsed = Line.MostUsed?.Mrr,
                    OverMostUsed = Line.Report?.OverMostUsedOf(ModelReport.Mrr),
                    Random = Line.Random?.Mrr,
                },
                new("nDCG", Texts.NdcgHint, model.Ndcg, rules.Ndcg)
                {
                    Gain = Line.Report?.GainOf(ModelReport.Ndcg),
                    MostUsed = Line.MostUsed?.Ndcg,
                    OverMostUsed = Line.Report?.OverMostUsedOf(ModelReport.Ndcg),
                    Random = Line.Random?.Ndcg,
                },
                new(Texts.Recall, Texts.RecallHint, model.Recall, rules.Recall)
                {
                    MostUsed = Line.MostUsed?.Recall,
                    Random = Line.Random?.Recall,
                },
                new(Texts.CalibrationError, Texts.CalibrationHint, model.CalibrationError, rules.CalibrationError, MoreIsBetter: false),
            ]
            : [];

    private static string Percent(double value) => (Math.Clamp(value, 0, 1) * 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private sealed record ComparedFigure(string Name, string Hint, Measure Model, Measure Heuristic, bool MoreIsBetter = true)
    {
        /// <summary>Paired difference per decision; null when the evaluation has none.</summary>
        public Measure? Gain { get; init; }

        /// <summary>The most-used baseline; null where it does not apply, as for probabilities.</summary>
        public Measure? MostUsed { get; init; }

        /// <summary>Paired difference to the most-used baseline, per decision.</summary>
        public Measure? OverMostUsed { get; init; }

        /// <summary>A random order; null where it does not apply.</summary>
        public Measure? Random { get; init; }
    }
}
