using RecsConsole.Database;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.OffPolicy;

/// <summary>What a ranker would have earned in the last place of action slates, estimated from the desk's own exploration.</summary>
/// <param name="IsExploring">Whether places are drawn today.</param>
/// <param name="Rows">Number of drawn places with a known outcome that the ranker ranked too.</param>
/// <param name="Value">The estimate with its overlap; null with fewer than two rows.</param>
public sealed record PolicyFigures(bool IsExploring, int Rows, PolicyValue? Value)
{
    /// <summary>About how many more rows are needed before anything can be concluded; 0 when there are enough.</summary>
    public long StillNeeded => Value?.Overlap.RowsStillNeeded ?? OffPolicyEstimator.MinEffective - Rows;

    /// <param name="model">The model to value, by its shadow slates; null for the desk without exploration.</param>
    public static async Task<PolicyFigures> ReadAsync(
        ConsoleDbContext db,
        Guid? model,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var settings = await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken);
        var rows = await DrawnPlaces.ReadAsync(db, model, now, cancellationToken);
        return new(settings.Part.ExplorationRate is not null, rows.Count, rows.Count < 2 ? null : OffPolicyEstimator.Of(rows));
    }
}
