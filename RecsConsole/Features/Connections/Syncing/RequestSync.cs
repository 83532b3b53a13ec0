using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>Requests an immediate read of the connections.</summary>
public sealed class RequestSync(OperationScopeFactory scopes, JobRequests requests)
{
    private const string Name = "request.sync";

    public async Task<Result<string>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        await requests.RequestAsync(scope.Db, actor, new(SyncTicketsJob.JobKey, Name), cancellationToken);
        return Texts.IsReadNow; // by this run, or by one already running
    }
}
