using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Reads connected ticket systems. It has no default schedule: the first connection of a tenant creates one (<see cref="EveryMinute"/>), so
/// that nothing runs for tenants without connections.
/// </summary>
public sealed class SyncTicketsJob(SyncTickets syncTickets) : ITenantJob
{
    public const string JobKey = "sync-tickets";

    /// <summary>The initial schedule for a tenant with a connection.</summary>
    public const string EveryMinute = "0 * * * * ?";

    public static JobInfo Info { get; } = new(JobKey, () => Texts.SyncTickets, () => Texts.SyncTicketsHelp, null);

    public string Key => Info.Key;

    public async Task<Result<StoredText>> RunAsync(JobContext context, JobProgress progress, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var result = await syncTickets.RunAsync(context.Actor, new(progress), cancellationToken);
        return result.Value is { } read
            ? StoredText.From<Texts>(nameof(Texts.TicketsWereRead), read.Read, read.Changed, read.Failed)
            : result.Error!;
    }
}
