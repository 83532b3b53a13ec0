using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>A tenant's stored models of next steps, one for each case type with enough history.</summary>
public sealed class StepForecasts
{
    private readonly Dictionary<string, StepForecaster> _byType;

    private StepForecasts(Dictionary<string, StepForecaster> byType) => _byType = byType;

    /// <summary>No model.</summary>
    public static StepForecasts None { get; } = new([]);

    /// <summary>One model for one case type; none when it is null.</summary>
    internal static StepForecasts For(string caseType, StepForecaster? forecaster) =>
        forecaster is null ? None : new(new(StringComparer.Ordinal) { [caseType] = forecaster });

    /// <summary>The forecast for a case; null where its type has no model, or one that may not be used.</summary>
    public StepForecast? Read(CaseRecord record, ForecastInput input)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentNullException.ThrowIfNull(input);
        return _byType.GetValueOrDefault(record.Type)?.Read(record, input);
    }

    /// <summary>The tenant's models.</summary>
    public static async Task<StepForecasts> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.NextStepModels.AsNoTracking().ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return None;
        }

        var kept = await CaseFieldColumns.ReadAsync(db, cancellationToken);
        return new(
            rows.ToDictionary(
                row => row.CaseType,
                row => new StepForecaster(ModelOf(row.Content), ColumnsOf(row) with { Kept = kept }, row.Version),
                StringComparer.Ordinal
            )
        );
    }

    /// <summary>The tenant's models by case type, for these event columns.</summary>
    internal static async Task<IReadOnlyDictionary<string, LearnedSteps>> LearnedAsync(
        ConsoleDbContext db,
        TrailColumns columns,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.NextStepModels.AsNoTracking().ToListAsync(cancellationToken);
        return rows.Where(row => ColumnsOf(row) == columns)
            .ToDictionary(row => row.CaseType, row => new LearnedSteps(ModelOf(row.Content), row.LearnedFrom), StringComparer.Ordinal);
    }

    /// <summary>A model in the form its row stores, and its hash.</summary>
    internal static (byte[] Content, string Version) Write(NextStepModel model)
    {
        var bytes = model.ToBytes();
        return (Brotli.Compress(bytes), Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    /// <summary>The model stored in a row.</summary>
    internal static NextStepModel ModelOf(byte[] content) => NextStepModel.FromBytes(Brotli.Decompress(content));

    private static TrailColumns ColumnsOf(NextStepModelRow row) => new(row.TeamAttribute, row.PriorityAttribute, row.SaysFields);
}
