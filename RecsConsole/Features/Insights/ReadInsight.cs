using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Insights;

/// <summary>Computes one tile of the page for what the actor may see.</summary>
public sealed class ReadInsight(TenantDb tenantDb, InsightAccess access)
{
    public async Task<Result<InsightTile>> RunAsync(Actor actor, ReadInsightRequest request, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await access.EnterAsync(db, actor, request?.Filter, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        ArgumentNullException.ThrowIfNull(request);
        return InsightTiles.Find(request.Kind) is { } tile
            ? await tile.ComputeAsync(entered.Value, cancellationToken)
            : Error.NotFound("There is no such tile.");
    }
}

/// <summary>Which tile, over what.</summary>
public sealed record ReadInsightRequest(InsightKind Kind, InsightFilter Filter);
