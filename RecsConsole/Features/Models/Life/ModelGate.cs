using System.Text.Json;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Features.Models.Detail.Pilot;
using RecsConsole.Features.Models.Golden;
using RecsConsole.Features.Models.Life.Ledger;
using RecsConsole.Features.Models.OffPolicy;
using RecsConsole.Recommender.Evidence;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// Applies the promotion gate with the configured limits to a registry row; runs the golden cases and reads the studies, the desk's own
/// draws and the pilot each time.
/// </summary>
public sealed class ModelGate(IOptions<ModelsOptions> options, GoldenTrials golden, IStudyVerdicts studies, TimeProvider clock)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    private GateLimits Limits => new(options.Value.MaxCalibrationError, options.Value.MinTestDecisions, FeatureExtractor.SchemaVersion);

    /// <summary>The rows of the ledger that rest on the report alone: quick enough for every line of a list.</summary>
    internal IReadOnlyList<GateCheck> JudgeReport(string version, int featureSchema, ModelReport? report) =>
        PromotionGate.Judge(new(version, featureSchema, report), Limits);

    internal async Task<GateJudgement> JudgeAsync(ConsoleDbContext db, ModelRow row, CancellationToken cancellationToken)
    {
        var outcome = await golden.RunAsync(db, row, cancellationToken);
        var failures =
            outcome.Failed.Count == 0
                ? null
                : GoldenLabels.Failures(outcome, await DecisionLabels.ReadAsync(db, null, [], [], cancellationToken));
        var desk = await DeskAsync(db, row, cancellationToken);
        return new(
            PromotionGate.Judge(
                new(row.Version, row.FeatureSchema, ReportOf(row.ReportJson))
                {
                    Golden = new(outcome.Results.Count, failures) { Failed = outcome.Failed.Count },
                    Studies = await studies.ReadAsync(db, row, cancellationToken),
                    Desk = desk,
                },
                Limits
            ),
            outcome,
            desk
        );
    }

    private async Task<DeskFigures> DeskAsync(ConsoleDbContext db, ModelRow row, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return new(
            row.Kind == ItemKind.Action // places are drawn in action slates only
                ? await PolicyFigures.ReadAsync(db, row.Id, now, cancellationToken)
                : null,
            await PilotFigures.ReadAsync(db, row, now, cancellationToken)
        );
    }

    /// <summary>A model with another feature schema than the engine's cannot rank, whatever the registry says.</summary>
    internal static bool FitsEngine(ModelRow row) => row.FeatureSchema == FeatureExtractor.SchemaVersion;

    /// <summary>Null when the report cannot be read, which counts as no evaluation.</summary>
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

/// <summary>The gate's verdict on a model: the ledger, and the golden cases and figures of the desk that were read for it.</summary>
internal sealed record GateJudgement(IReadOnlyList<GateCheck> Checks, GoldenOutcome Golden, DeskFigures Desk)
{
    /// <summary>The reasons against promotion; null when there are none.</summary>
    public string? Refusal => PromotionGate.Refusal(Checks);
}
