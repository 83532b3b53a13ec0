using System.Text.Json;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Engine.ModelFeatures;

namespace RecsConsole.Features.Models.Life;

/// <summary>The promotion gate with the limits in force, asked for a row of the registry.</summary>
public sealed class ModelGate(IOptions<ModelsOptions> options)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    internal IReadOnlyList<GateCheck> Judge(ModelRow row) =>
        PromotionGate.Judge(
            new(row.Version, row.FeatureSchema, ReportOf(row.ReportJson)),
            new(options.Value.MaxCalibrationError, options.Value.MinTestDecisions, FeatureExtractor.SchemaVersion)
        );

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
