using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Insights.Latency;

/// <summary>
/// Reads how long the stages of the tenant's recommendations took on this node since it started, for those who see the whole tenant.
/// </summary>
public sealed class ReadStageTimes(OperationScopeFactory scopes, StageLatency latency, IOptions<SourceOptions> sources)
{
    public async Task<Result<StageTimes>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        await using var scope = await InsightAccess.OpenWholeAsync(scopes, actor, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var measured = latency.Of(scope.Actor.TenantId);
        return new StageTimes(
            latency.Since,
            TimeSpan.FromMilliseconds(sources.Value.BudgetMs),
            [.. StageLabels.Order.SelectMany(stage => measured.Where(each => string.Equals(each.Stage, stage, StringComparison.Ordinal)))]
        );
    }
}

/// <summary>The times of the stages on one node.</summary>
/// <param name="Since">When the node began to measure.</param>
/// <param name="Budget">How long a recommendation waits for one source before it goes on without.</param>
/// <param name="Stages">In the order of a recommendation, the whole last; those that never ran are absent.</param>
public sealed record StageTimes(DateTimeOffset Since, TimeSpan Budget, IReadOnlyList<MeasuredStage> Stages);
