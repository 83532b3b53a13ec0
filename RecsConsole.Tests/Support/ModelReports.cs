using RecsConsole.Features.Models;

namespace RecsConsole.Tests.Support;

/// <summary>Evaluations as training writes them.</summary>
internal static class ModelReports
{
    private static readonly ReliabilityBin[] s_bins =
    [
        new(0.0, 0.1, 700, 0.06, 0.05),
        new(0.1, 0.2, 420, 0.15, 0.17),
        new(0.2, 0.4, 300, 0.29, 0.26),
        new(0.4, 0.6, 160, 0.49, 0.52),
        new(0.6, 0.8, 80, 0.69, 0.71),
        new(0.8, 1.0, 36, 0.86, 0.83),
    ];

    private static readonly NamedWeight[] s_weights =
    [
        new("match", 0.81),
        new("historical_success", 0.64),
        new("sla_urgency", 0.22),
        new("risk_penalty", -0.31),
        new("freshness", 0.04),
    ];

    private static readonly Scorecard s_counting = new(
        ModelReport.MostUsed,
        new(0.52, 0.47, 0.57, 212),
        new(0.57, 0.53, 0.61, 212),
        new(0.78, 0.73, 0.83, 212),
        new(0, 0, 1, 0),
        0,
        0
    )
    {
        Spread = new(9, 12, new(1.6, 1.5, 1.7, 212), new(0.7, 0.68, 0.72, 212)),
        ItemsChecked = 1060,
    };

    private static readonly Scorecard s_heuristic = new(
        ModelReport.Heuristic,
        new(0.58, 0.53, 0.63, 212),
        new(0.64, 0.60, 0.68, 212),
        new(0.81, 0.76, 0.86, 212),
        new(0.14, 0.11, 0.17, 1696),
        0,
        0
    )
    {
        Brier = new(0.21, 0.20, 0.22, 1696),
        BrierSkill = new(-0.02, -0.05, 0.01, 1696),
        Spread = new(11, 12, new(1.9, 1.8, 2.0, 212), new(0.8, 0.78, 0.82, 212)),
        ItemsChecked = 848,
    };

    /// <summary>A model that is better calibrated and ranks a little better than the heuristic, on 212 decisions.</summary>
    public static ModelReport Good(string version) =>
        new(
            TrainDecisions: 640,
            TrainRows: 5120,
            ValidationDecisions: 160,
            TestDecisions: 212,
            TrainFrom: new(2026, 5, 1, 0, 0, 0, TimeSpan.Zero),
            TrainTo: new(2026, 9, 30, 0, 0, 0, TimeSpan.Zero),
            TestFrom: new(2026, 10, 1, 0, 0, 0, TimeSpan.Zero),
            TestTo: new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero),
            DataHash: new('a', 64),
            Labels: ["executed", "resolved"],
            Scorecards:
            [
                s_heuristic,
                new(
                    version,
                    new(0.66, 0.61, 0.71, 212),
                    new(0.71, 0.67, 0.75, 212),
                    new(0.85, 0.80, 0.90, 212),
                    new(0.04, 0.03, 0.06, 1696),
                    0,
                    0
                )
                {
                    Brier = new(0.17, 0.16, 0.18, 1696),
                    BrierSkill = new(0.18, 0.14, 0.22, 1696),
                    Spread = new(10, 12, new(1.8, 1.7, 1.9, 212), new(0.79, 0.77, 0.81, 212)),
                    ItemsChecked = 848,
                },
                s_counting,
            ],
            Reliability: s_bins,
            Weights: s_weights,
            TrainSeconds: 3.4
        )
        {
            OverMostUsed = [new(ModelReport.Mrr, new(0.14, 0.10, 0.18, 212)), new(ModelReport.Ndcg, new(0.14, 0.10, 0.18, 212))],
        };

    /// <summary>The same report with changed figures of the model itself.</summary>
    public static ModelReport With(this ModelReport report, string version, Func<Scorecard, Scorecard> change) =>
        report with
        {
            Scorecards = [.. report.Scorecards.Select(card => card.Ranker == version ? change(card) : card)],
        };
}
