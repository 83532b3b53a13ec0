using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Connectors.Events;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Connections.Carrying;

/// <summary>
/// Sends decisions and notes made here, and messages to the customer, to the source systems of the cases. A row is claimed before it is
/// sent, so that only one of several processes writes; if a process dies in between, it is retried, and the marker in the written text
/// shows that it is already there. Rows of a case are sent in order.
/// </summary>
public sealed partial class CarryOutbox(
    OperationScopeFactory scopes,
    TicketSystems systems,
    ConnectionSecrets secrets,
    CarriedEnd end,
    PublicAddress address,
    TimeProvider clock,
    ILogger<CarryOutbox> logger
)
{
    /// <summary>Name in the audit trail.</summary>
    public const string Name = "carry.step";

    private const int MaxAtOnce = 50;

    // longer than any attempt, which is a handful of requests with their own timeouts
    private static readonly TimeSpan s_claim = TimeSpan.FromMinutes(5);

    /// <summary>Delays between attempts; the last one applies to all further ones, since a system that is down will come back.</summary>
    private static readonly TimeSpan[] s_pauses =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
    ];

    /// <summary>Tries each due row of the tenant once.</summary>
    /// <returns>Number of rows sent.</returns>
    public async Task<int> RunAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        var carried = 0;
        var job = Actor.Job(tenantId);
        HashSet<Guid> away = []; // a system that does not respond is tried only once, so that it does not delay others
        foreach (var (id, connectionId) in await DueAsync(job, cancellationToken))
        {
            if (away.Contains(connectionId))
            {
                continue;
            }

            // each in its own context: a failure of one leaves nothing behind for the next
            await using var scope = await OpenAsync(job, cancellationToken);
            var due = Due(scope.Db, scope.Now);
            if (await due.FirstOrDefaultAsync(row => row.Id == id, cancellationToken) is { } row)
            {
                var answer = await TryAsync(job, scope, row, cancellationToken);
                carried += answer?.Value is null ? 0 : 1;
                if (answer?.Trouble is not null)
                {
                    away.Add(connectionId);
                }
            }
        }

        return carried;
    }

    private Task<OperationScope> OpenAsync(Actor job, CancellationToken cancellationToken) =>
        scopes.OpenForJobOrPersonAsync(job, AccessOperation.WorkCase, Name, cancellationToken);

    private async Task<List<(Guid Id, Guid ConnectionId)>> DueAsync(Actor job, CancellationToken cancellationToken)
    {
        await using var scope = await OpenAsync(job, cancellationToken);
        return await Due(scope.Db, scope.Now)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Take(MaxAtOnce)
            .Select(row => new ValueTuple<Guid, Guid>(row.Id, row.ConnectionId))
            .ToListAsync(cancellationToken);
    }

    private static IQueryable<OutboxRow> Due(ConsoleDbContext db, DateTimeOffset now) =>
        db
            .Outbox.Where(row => row.State == CarryState.ToCarry && row.NextAttemptAt <= now)
            .Where(row => db.Connections.Any(connection => connection.Id == row.ConnectionId && connection.IsEnabled))
            .Where(row => !db.Outbox.Any(other => other.CaseId == row.CaseId && other.State == CarryState.ToCarry && other.At < row.At));

    // null when another process claimed it, or it was withdrawn
    private async Task<RemoteAnswer<WrittenEntry>?> TryAsync(
        Actor job,
        OperationScope scope,
        OutboxRow row,
        CancellationToken cancellationToken
    )
    {
        if (await IsOutOfDateAsync(scope.Db, row, cancellationToken))
        {
            (row.State, row.NextAttemptAt) = (CarryState.Withdrawn, null);
            row.Revision++;
            await scope.Db.TrySaveChangesAsync(cancellationToken);
            return null;
        }

        if (!await ClaimAsync(scope, row, cancellationToken))
        {
            return null;
        }

        var connection = await scope.Db.Connections.AsNoTracking().FirstAsync(each => each.Id == row.ConnectionId, cancellationToken);
        var answer = await CarriedMessages.IsErasedAsync(scope.Db, row, cancellationToken)
            ? RemoteAnswer<WrittenEntry>.Refused(StoredText.Join([]))
            : await WriteAsync(scope.Db, connection, row, cancellationToken);
        LogAttempt(row.Id, row.Attempts, answer.Value is not null, answer.Refusal is not null);
        if (answer.Trouble is { } trouble)
        {
            row.NextAttemptAt = Timestamps.Round(clock.GetUtcNow()) + s_pauses[Math.Min(row.Attempts, s_pauses.Length) - 1];
            row.Error = trouble.Stored;
            row.Revision++;
            await CarriedMessages.NoteTroubleAsync(scope.Db, row, trouble, CancellationToken.None);
            ChangeFeed.Append(scope.Db, ChangeKind.Connection, row.ConnectionId.ToString("D"), scope.Now);
            await scope.Db.SaveChangesAsync(CancellationToken.None);
            return answer;
        }

        // the other system has decided: the result is recorded here even during shutdown
        await end.WriteAsync(job, row.Id, answer, CancellationToken.None);
        return answer;
    }

    private async Task<bool> ClaimAsync(OperationScope scope, OutboxRow row, CancellationToken cancellationToken)
    {
        row.Attempts++;
        row.Revision++;
        (row.NextAttemptAt, row.Error) = (scope.Now + s_claim, null); // this attempt has met no error yet
        row.Text = await LinkBack.TextAsync(scope.Db, row, address, cancellationToken);
        return await scope.Db.TrySaveChangesAsync(cancellationToken);
    }

    // Its customer was erased meanwhile: the ticket must not get the word that stands for the text. Or the case changed hands again, here
    // or there: the later assignment counts.
    private async Task<bool> IsOutOfDateAsync(ConsoleDbContext db, OutboxRow row, CancellationToken cancellationToken) =>
        (ErasedText.IsErased(row.Text) && CarriedMessages.MessageOf(row) is null)
        || (
            CarriedOwners.EventKeyOf(row) is not null
            && !await SendsEventsAsync(db, row, cancellationToken)
            && await CarriedOwners.HolderAsync(db, row, cancellationToken) is null
        );

    private async Task<bool> SendsEventsAsync(ConsoleDbContext db, OutboxRow row, CancellationToken cancellationToken)
    {
        var kind = await db.Connections.Where(each => each.Id == row.ConnectionId).Select(each => each.Kind).FirstAsync(cancellationToken);
        return systems.Find(kind)?.SendsEvents is true;
    }

    private async Task<RemoteAnswer<WrittenEntry>> WriteAsync(
        ConsoleDbContext db,
        ConnectionRow connection,
        OutboxRow row,
        CancellationToken cancellationToken
    )
    {
        var opened = secrets.Open(connection);
        if (systems.Find(connection.Kind) is not { } system || opened.Value is not { } access)
        {
            return RemoteAnswer<WrittenEntry>.Away(
                opened.Error?.Kept ?? StoredText.From<Texts>(nameof(Texts.KindIsUnknown), connection.Kind)
            );
        }

        if (!system.SendsEvents && CarriedOwners.EventKeyOf(row) is not null)
        {
            return await system.AssignAsync(access, await OwnerRows.WritingAsync(db, row, cancellationToken), cancellationToken);
        }

        // what is for the customer is never private, and what is for colleagues always
        var isPrivate = CarriedNotes.IsNote(row) || (connection.NotesArePrivate && CarriedMessages.MessageOf(row) is null);
        var files = await CarriedMessages.FilesAsync(db, row, cancellationToken);
        var writing = new TicketWriting(row.TicketId, row.Id, row.Text, isPrivate)
        {
            Files = [.. files.Select(file => new CarriedFile(file.Name, file.ContentType, file.Content))],
            StatusId = row.StatusId,
            SeenStatusId = row.SeenStatusId,
            Fields = await CarriedFields.ReadAsync(db, row, cancellationToken),
            Owner = system.SendsEvents ? await OwnerAsync(db, row.CaseId, cancellationToken) : null,
        };
        return await system.WriteAsync(access, writing, cancellationToken);
    }

    private static async Task<RemotePerson?> OwnerAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        var owner = await db
            .People.AsNoTracking()
            .FirstOrDefaultAsync(person => db.Cases.Any(each => each.Id == caseId && each.AssigneeId == person.Id), cancellationToken);
        return owner is null ? null : new(PersonIds.Of(owner.Email ?? owner.DisplayName), owner.DisplayName, owner.Email);
    }

    [LoggerMessage(
        EventId = 21101,
        Level = LogLevel.Information,
        Message = "Outbox {RowId}, attempt {Attempt}: carried={Carried} refused={Refused}"
    )]
    private partial void LogAttempt(Guid rowId, int attempt, bool carried, bool refused);
}
