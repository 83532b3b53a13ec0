using RecsConsole.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rollups;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights;

/// <summary>Computes one tile of the page from the data that the actor may see.</summary>
public sealed class ReadInsight(OperationScopeFactory scopes, InsightAccess access)
{
    public async Task<Result<InsightTile>> RunAsync(Actor actor, ReadInsightRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await InsightAccess.OpenAsync(scopes, actor, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var narrowed = await access.NarrowAsync(scope, request?.Filter, cancellationToken, request?.Anew ?? false);
        if (!narrowed.IsOk)
        {
            return narrowed.Error;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (InsightTiles.Find(request.Kind) is not { } tile)
        {
            return Error.NotFound(Texts.UnknownTile);
        }

        if (FigurePurpose.Refuse(narrowed.Value.Limits, tile.Fields) is { } withheld)
        {
            return withheld;
        }

        if (await CountedAhead.FindAsync<InsightTile>(narrowed.Value, RollupPart.NameOf(tile), cancellationToken) is { } ahead)
        {
            return ahead.Content with { CountedAt = ahead.CountedAt };
        }

        var computed = await tile.ComputeAsync(narrowed.Value, cancellationToken);
        return computed with { Ratio = narrowed.Value.Period.Ratio };
    }
}

/// <summary>Which tile, over what.</summary>
public sealed record ReadInsightRequest(InsightKind Kind, InsightFilter Filter)
{
    /// <summary>Counts now, even if a job counted ahead.</summary>
    public bool Anew { get; init; }
}
