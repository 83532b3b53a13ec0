using RecsConsole.Platform;
using RecsConsole.Platform.Signatures;

namespace RecsConsole.Connectors.Events;

/// <summary>
/// Any ticket system that posts its events here: it is not polled, and what is decided here is posted to it as a signed event, with the
/// same secret and in the same form (Standard Webhooks 1.0).
/// </summary>
public sealed class EventTickets(RemoteHttp http, TimeProvider clock) : ITicketSystem
{
    /// <summary>The kind in stored rows.</summary>
    public const string KindKey = "webhook";

    private const string Write = "ticket.write";
    private const string Test = "test";

    public string Kind => KindKey;

    public string Name => ConnectorTexts.AnySystem;

    public bool SendsEvents => true;

    /// <summary>Posts a test event; the system's statuses are known from its events only.</summary>
    public async Task<RemoteAnswer<RemoteSite>> ReadSiteAsync(RemoteAccess access, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        var sent = await SendAsync(access, Guid.CreateVersion7(clock.GetUtcNow()), new(Test, null, null), cancellationToken);
        return sent.Value is null ? sent.As<RemoteSite>() : RemoteAnswer<RemoteSite>.From(new(access.Address.Authority, []));
    }

    public Task<RemoteAnswer<TicketPage>> ChangesAsync(RemoteAccess access, TicketQuestion question, CancellationToken cancellationToken) =>
        Task.FromResult(RemoteAnswer<TicketPage>.From(new([], HasMore: false)));

    public Task<RemoteAnswer<RemoteTicket>> ReadAsync(RemoteAccess access, string ticketId, CancellationToken cancellationToken) =>
        Task.FromResult(RemoteAnswer<RemoteTicket>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.SendsItself))));

    /// <summary>Events name no files, so there is none to fetch.</summary>
    public Task<RemoteAnswer<byte[]>> DownloadAsync(RemoteAccess access, RemoteFile file, CancellationToken cancellationToken) =>
        Task.FromResult(RemoteAnswer<byte[]>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.SendsItself))));

    public async Task<RemoteAnswer<WrittenEntry>> WriteAsync(
        RemoteAccess access,
        TicketWriting writing,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(writing);
        var written = new WrittenEvent(Write, writing.TicketId, WrittenMark.With(writing.Text, writing.Mark))
        {
            IsPrivate = writing.IsPrivate,
            Status = writing.StatusId,
            SeenStatus = writing.SeenStatusId,
            Owner = writing.Owner,
            Fields = writing.Fields.Count > 0 ? writing.Fields : null,
            Files = writing.Files.Count > 0 ? writing.Files : null,
        };
        var sent = await SendAsync(access, writing.Mark, written, cancellationToken);
        if (sent.Value is not { } reply)
        {
            return sent.As<WrittenEntry>();
        }

        var isOvertaken = RemoteJson.Read<EventReply>(reply.Body)?.IsOvertaken == true;
        return RemoteAnswer<WrittenEntry>.From(new(EntryId: null, isOvertaken ? null : writing.StatusId, isOvertaken));
    }

    /// <summary>The event of an assignment names the owner, see <see cref="WriteAsync"/>.</summary>
    public Task<RemoteAnswer<WrittenEntry>> AssignAsync(RemoteAccess access, OwnerWriting writing, CancellationToken cancellationToken) =>
        Task.FromResult(RemoteAnswer<WrittenEntry>.Refused(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.SendsItself))));

    private async Task<RemoteAnswer<RemoteReply>> SendAsync(
        RemoteAccess access,
        Guid id,
        WrittenEvent written,
        CancellationToken cancellationToken
    )
    {
        if (!WebhookSecretForm.IsStrong(access.Secret))
        {
            return RemoteAnswer<RemoteReply>.Away(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.SecretCannotSign)));
        }

        var now = clock.GetUtcNow();
        // a connection's address ends with a slash, which an address that takes events need not have
        var request = new RemoteRequest(HttpMethod.Post, access.Address.AbsoluteUri.TrimEnd('/'), SecretHeader: null)
        {
            Body = written with { Timestamp = now },
            Headers = body => new Dictionary<string, string>(StringComparer.Ordinal)
            {
                [WebhookSignature.IdHeader] = id.ToString("D"),
                [WebhookSignature.TimestampHeader] = WebhookSignature.Seconds(now),
                [WebhookSignature.SignatureHeader] = WebhookSignature.Of([access.Secret], id.ToString("D"), now, body),
            },
        };
        return await http.SendAsync(access, request, cancellationToken);
    }

    private sealed record WrittenEvent(string Type, string? Ticket, string? Note)
    {
        public DateTimeOffset? Timestamp { get; init; }

        public bool? IsPrivate { get; init; }

        public string? Status { get; init; }

        public string? SeenStatus { get; init; }

        public RemotePerson? Owner { get; init; }

        /// <summary>Fields of the customer's own to set, each with its value at the time of the decision.</summary>
        public IReadOnlyList<FieldWriting>? Fields { get; init; }

        /// <summary>Their content in base64.</summary>
        public IReadOnlyList<CarriedFile>? Files { get; init; }
    }

    private sealed record EventReply(bool? IsOvertaken);
}
