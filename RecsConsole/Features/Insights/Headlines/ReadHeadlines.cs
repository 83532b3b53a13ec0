using RecsConsole.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Headlines;

/// <summary>Reads the five figures at the top of the page, each with its trend, from the data that the actor may see.</summary>
public sealed class ReadHeadlines(OperationScopeFactory scopes, InsightAccess access)
{
    public async Task<Result<InsightHeadlines>> RunAsync(Actor actor, InsightFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await InsightAccess.OpenAsync(scopes, actor, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var narrowed = await access.NarrowAsync(scope, filter, cancellationToken);
        return narrowed.IsOk ? new InsightHeadlines(await HeadlineFigures.ReadAsync(narrowed.Value, cancellationToken)) : narrowed.Error;
    }
}

/// <summary>The headlines, in the order of the page.</summary>
public sealed record InsightHeadlines(IReadOnlyList<InsightHeadline> Figures);
