using RecsConsole.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rollups;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Headlines;

/// <summary>Reads the five figures at the top of the page, each with its trend, from the data that the actor may see.</summary>
public sealed class ReadHeadlines(OperationScopeFactory scopes, InsightAccess access)
{
    public async Task<Result<InsightHeadlines>> RunAsync(Actor actor, ReadHeadlinesRequest request, CancellationToken cancellationToken)
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

        return await FindAsync(narrowed.Value, cancellationToken);
    }

    /// <summary>As last counted ahead, or counted now.</summary>
    internal static async Task<InsightHeadlines> FindAsync(InsightContext context, CancellationToken cancellationToken) =>
        await CountedAhead.FindAsync<InsightHeadlines>(context, RollupPart.Headlines, cancellationToken) is { } ahead
            ? ahead.Content with
            {
                CountedAt = ahead.CountedAt,
            }
            : await InsightHeadlines.ReadAsync(context, cancellationToken);
}

/// <param name="Anew">Counts now, even if a job counted ahead.</param>
public sealed record ReadHeadlinesRequest(InsightFilter Filter, bool Anew = false);

/// <summary>The headlines, in the order of the page.</summary>
public sealed record InsightHeadlines(IReadOnlyList<InsightHeadline> Figures)
{
    internal static async Task<InsightHeadlines> ReadAsync(InsightContext context, CancellationToken cancellationToken) =>
        new(await HeadlineFigures.ReadAsync(context, cancellationToken));

    /// <summary>When they were counted ahead; null when they were counted for this reader.</summary>
    public DateTimeOffset? CountedAt { get; init; }
}
