using System.Text.Json;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Features.Models.Golden;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>The promotion gate with the limits in force, asked for a row of the registry; it runs the golden cases and asks the studies each time.</summary>
public sealed class ModelGate(IOptions<ModelsOptions> options, GoldenTrials golden, IStudyVerdicts studies)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    internal async Task<GateJudgement> JudgeAsync(ConsoleDbContext db, ModelRow row, CancellationToken cancellationToken)
    {
        var outcome = await golden.RunAsync(db, row, cancellationToken);
        var failures =
            outcome.Failed.Count == 0
                ? null
                : GoldenLabels.Failures(outcome, await DecisionLabels.ReadAsync(db, null, [], [], cancellationToken));
        return new(
            PromotionGate.Judge(
                new(row.Version, row.FeatureSchema, ReportOf(row.ReportJson))
                {
                    Golden = new(outcome.Results.Count, failures),
                    Studies = await studies.ReadAsync(db, row, cancellationToken),
                },
                new(options.Value.MaxCalibrationError, options.Value.MinTestDecisions, FeatureExtractor.SchemaVersion)
            ),
            outcome
        );
    }

    /// <summary>What the engine's features do not fit cannot rank, whatever the registry says.</summary>
    internal static bool FitsEngine(ModelRow row) => row.FeatureSchema == FeatureExtractor.SchemaVersion;

    /// <summary>Null when it cannot be read: then there is no evaluation.</summary>
    internal static ModelReport? ReportOf(string json)
    {
        try
        {
            var report = JsonSerializer.Deserialize<ModelReport>(json, s_json);
            return report is { Scorecards: not null, Reliability: not null, Weights: not null, Labels: not null } ? report : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What the gate says of a model, and the golden cases it ran for that.</summary>
internal sealed record GateJudgement(IReadOnlyList<GateCheck> Checks, GoldenOutcome Golden)
{
    /// <summary>The reasons against; null when there is none.</summary>
    public string? Refusal => PromotionGate.Refusal(Checks);
}
