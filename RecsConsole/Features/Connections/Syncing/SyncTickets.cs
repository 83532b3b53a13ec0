using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Connectors;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Connections.Receiving;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Reads the changes in the ticket systems of a tenant, one connection after the other; one that does not respond does not block the
/// others.
/// </summary>
public sealed class SyncTickets(
    OperationScopeFactory scopes,
    TicketSystems systems,
    ConnectionReader reader,
    StrayTickets strays,
    OwnersHere ownersHere,
    PendingDeliveries pending,
    AuditTrail auditTrail
)
{
    /// <summary>Name in the audit trail.</summary>
    public const string Name = "sync.tickets";

    public async Task<Result<SyncedTickets>> RunAsync(Actor actor, SyncTicketsRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var connections = await scope
            .Db.Connections.AsNoTracking()
            .Where(row => row.IsEnabled)
            .OrderBy(row => row.Name)
            .ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        await ForgetOfThoseOffAsync(scope, cancellationToken);
        var people = await KnownPeople.ReadAsync(scope.Db, cancellationToken);
        var total = new SyncedTickets(0, 0, 0);
        List<StoredText> problems = [];
        foreach (var connection in connections)
        {
            var read = await ReadAsync(Actor.Job(actor.TenantId), new(connection, people, request.Progress), cancellationToken);
            total += read.Tickets;
            if (read.Problem is { } problem)
            {
                problems.Add(StoredText.From<Texts>(nameof(Texts.ConnectionSays), connection.Name, problem));
            }
        }

        if (total.Changed + total.Failed > 0)
        {
            var details = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["changed"] = TextOf(total.Changed),
                ["failed"] = TextOf(total.Failed),
            };
            auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, "tenant", actor.TenantId.ToString("D"), AuditOutcome.Done, details));
            await scope.Db.SaveChangesAsync(cancellationToken);
        }

        return problems.Count > 0 ? Error.Unavailable(StoredText.Join(problems)) : total;
    }

    private async Task ForgetOfThoseOffAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var off = await scope.Db.Connections.Where(row => !row.IsEnabled).Select(row => row.Id).ToListAsync(cancellationToken);
        foreach (var id in off)
        {
            await pending.ForgetAsync(Actor.Job(scope.Actor.TenantId), id, cancellationToken);
        }
    }

    // a system that sends events is not polled: what it sent and could not be applied is tried again
    private async Task<ReadConnection> ReadAsync(Actor job, ConnectionToRead asked, CancellationToken cancellationToken)
    {
        if (systems.Find(asked.Connection.Kind)?.SendsEvents == true)
        {
            return await pending.TakeAsync(job, asked, cancellationToken);
        }

        var read = await reader.RunAsync(job, asked, cancellationToken);
        if (read.Problem is not null)
        {
            return read;
        }

        var owned = await ownersHere.FindAsync(job, asked, cancellationToken);
        if (owned.Count > 0)
        {
            var taken = await reader.ReadAsync(job, asked, owned, cancellationToken);
            read = read with { Tickets = read.Tickets + taken.Tickets };
            if (taken.Problem is not null)
            {
                ownersHere.Forget(asked.Connection.Id);
                return read with { Problem = taken.Problem };
            }
        }

        return read with
        {
            Tickets = read.Tickets + await strays.RunAsync(job, asked, cancellationToken),
        };
    }

    private static string TextOf(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <param name="Progress">Receives the progress.</param>
public sealed record SyncTicketsRequest(JobProgress Progress);

/// <summary>The result of a run.</summary>
/// <param name="Read">Number of tickets examined.</param>
/// <param name="Changed">How many of them had changes.</param>
/// <param name="Failed">Number of tickets that could not be imported.</param>
public sealed record SyncedTickets(int Read, int Changed, int Failed)
{
    public static SyncedTickets operator +(SyncedTickets one, SyncedTickets other) => Add(one, other);

    public static SyncedTickets Add(SyncedTickets one, SyncedTickets other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return new(one.Read + other.Read, one.Changed + other.Changed, one.Failed + other.Failed);
    }
}
