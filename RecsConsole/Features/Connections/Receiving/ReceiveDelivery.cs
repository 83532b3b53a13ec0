using System.Text;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Signatures;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>
/// Takes an event that a ticket system posts: verifies its signature and time, stores it once, and applies it. What is refused leaves no
/// row; what is stored is applied later if it cannot be applied now.
/// </summary>
public sealed partial class ReceiveDelivery(
    OperationScopeFactory scopes,
    TicketSystems systems,
    ConnectionSecrets secrets,
    ConnectionLimits limits,
    DeliveryIntake intake,
    ILogger<ReceiveDelivery> logger
)
{
    /// <summary>Largest accepted body, in bytes.</summary>
    public const int LongestBody = 1_000_000;

    private const string Name = "receive.delivery";
    private const int LongestId = 100;

    public async Task<Result<ReceivedDelivery>> RunAsync(Actor actor, ReceiveDeliveryRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var connection = await scope
            .Db.Connections.AsNoTracking()
            .FirstOrDefaultAsync(row => row.Id == request.ConnectionId && row.IsEnabled, cancellationToken);
        if (connection is null || !IsGenuine(connection, request, scope.Now))
        {
            LogRefused(request.ConnectionId);
            return Error.Forbidden(Texts.EventRefused); // the same for a wrong signature and a connection that does not exist
        }

        if (!limits.Count(connection.Id))
        {
            return Error.Unavailable(Texts.TooManyEvents);
        }

        var stored = await StoreAsync(scope, request, cancellationToken);
        if (stored.Value is not { } received || received.IsApplied)
        {
            return stored;
        }

        var taken = await intake.TakeAsync(Actor.Job(actor.TenantId), connection, request.EventId, cancellationToken);
        return received with { IsApplied = taken.IsApplied };
    }

    private bool IsGenuine(ConnectionRow connection, ReceiveDeliveryRequest request, DateTimeOffset now) =>
        systems.Find(connection.Kind)?.SendsEvents == true
        && request.EventId.Length is > 0 and <= LongestId
        && WebhookSignature.TimeOf(request.Timestamp) is { } at
        && (now - at).Duration() <= WebhookSignature.Tolerance
        && secrets.Open(connection).Value is { } access
        && WebhookSecretForm.IsStrong(access.Secret)
        && WebhookSignature.Matches(access.Secret, request.EventId, at, request.Body.Span, request.Signature);

    private async Task<Result<ReceivedDelivery>> StoreAsync(
        OperationScope scope,
        ReceiveDeliveryRequest request,
        CancellationToken cancellationToken
    )
    {
        var (db, at) = (scope.Db, WebhookSignature.TimeOf(request.Timestamp)!.Value);
        var known = await db.IncomingDeliveries.FirstOrDefaultAsync(
            row => row.ConnectionId == request.ConnectionId && row.EventId == request.EventId,
            cancellationToken
        );
        if (known is not null && at <= known.SentAt)
        {
            return Error.Conflict(Texts.EventIsReplayed); // a sender signs each attempt anew
        }

        if (known is null)
        {
            db.IncomingDeliveries.Add(
                new()
                {
                    TenantId = scope.Actor.TenantId,
                    ConnectionId = request.ConnectionId,
                    EventId = request.EventId,
                    SentAt = at,
                    At = scope.Now,
                    Body = SealedBodyOf(request),
                    Revision = 1,
                }
            );
        }
        else
        {
            (known.SentAt, known.Revision) = (at, known.Revision + 1);
            TakeAgain(known, request, scope.Now);
        }

        return await db.TrySaveChangesAsync(cancellationToken)
            ? new ReceivedDelivery(request.EventId, known is { DoneAt: not null }) { IsKnown = known is not null }
            : Error.Conflict(Texts.EventIsReplayed); // the same event at the same moment
    }

    // content that was forgotten before it could be applied: the event is new again
    private void TakeAgain(IncomingDeliveryRow known, ReceiveDeliveryRequest request, DateTimeOffset now)
    {
        if (known is { DoneAt: null, Body: null })
        {
            (known.Body, known.At, known.Attempts) = (SealedBodyOf(request), now, 0);
        }
    }

    private string SealedBodyOf(ReceiveDeliveryRequest request) => secrets.Seal(Encoding.UTF8.GetString(request.Body.Span));

    [LoggerMessage(EventId = 21202, Level = LogLevel.Warning, Message = "An event for connection {ConnectionId} was refused")]
    private partial void LogRefused(Guid connectionId);
}

/// <summary>An event as posted.</summary>
/// <param name="EventId">The sender's id of the event.</param>
/// <param name="Timestamp">Seconds since 1970, as text.</param>
/// <param name="Signature">The header with one signature or more.</param>
/// <param name="Body">The bytes that were signed.</param>
public sealed record ReceiveDeliveryRequest(
    Guid ConnectionId,
    string EventId,
    string Timestamp,
    string Signature,
    ReadOnlyMemory<byte> Body
);

/// <summary>An event that is stored.</summary>
/// <param name="IsApplied">Whether its case has it; otherwise it is applied later.</param>
public sealed record ReceivedDelivery(string EventId, bool IsApplied)
{
    /// <summary>Whether an earlier attempt had brought it.</summary>
    public bool IsKnown { get; init; }
}
