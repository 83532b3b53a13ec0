using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Tests.Support.Snapshots;

/// <summary>Small trained rankers with chosen weights.</summary>
public static class LogisticModels
{
    /// <summary>Ranks actions by how much history supports them, and favours high risk.</summary>
    public static LogisticModel ForActions(string version = "logistic-1", long risk = 5_000_000) =>
        new(
            version,
            FeatureExtractor.SchemaVersion,
            SlateKind.Action,
            ["match", "historical_success", "sla_pressure", "risk_high"],
            [1_500_000, 2_000_000, -250_000, risk],
            Intercept: -1_250_000,
            new(CalibrationMap.Platt, 800_000, 100_000, [])
        );

    /// <summary>Ranks documents by search score alone.</summary>
    public static LogisticModel ForDocuments(string version = "logistic-2") =>
        new(
            version,
            FeatureExtractor.SchemaVersion,
            SlateKind.Document,
            ["search_share"],
            [1_000_000],
            Intercept: 0,
            new(CalibrationMap.Isotonic, 0, 0, [new(200_000, 100_000), new(900_000, 700_000)])
        );

    /// <summary>The snapshot with these models as its rankers.</summary>
    public static CaseSnapshot RankedBy(this CaseSnapshot snapshot, params RankerModel[] models)
    {
        var parts = snapshot.Shared with { Model = ModelPart.From(models) };
        return snapshot with { Parts = parts.Hashes(), Shared = parts };
    }
}
