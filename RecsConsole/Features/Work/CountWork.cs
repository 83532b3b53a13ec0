using RecsConsole.Access;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Work;

/// <summary>Counts the items waiting for the actor, as the page would list them.</summary>
public sealed class CountWork(OperationScopeFactory scopes, IEnumerable<IWorkSource> sources, WorkCounts counts)
{
    internal IReadOnlyList<ChangeKind> Follows => WorkChanges.Of(sources);

    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, ReadWork.Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var (desk, total) = (new WaitingDesk(scope), 0);
        foreach (var source in sources)
        {
            total += await counts.ReadAsync(desk, source, cancellationToken);
        }

        return total;
    }
}
