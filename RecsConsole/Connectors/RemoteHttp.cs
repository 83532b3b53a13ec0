using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Options;
using RecsConsole.Platform;
using RecsConsole.Platform.Outbound;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Connectors;

/// <summary>
/// Sends HTTP requests to other systems, limited in rate, time and response size. Redirects are not followed, because they would send the
/// credentials to a server nobody configured.
/// </summary>
public sealed class RemoteHttp(IHttpClientFactory clients, OutboundRegions regions, TimeProvider clock, IOptions<ConnectorOptions> options)
{
    public const string Client = "connectors";

    /// <summary>Maximum size of a response.</summary>
    public const int MaxBytes = 8_000_000;

    private const int LongestQuote = 300;
    private readonly ConcurrentDictionary<Guid, RequestPace> _paces = new();

    public async Task<RemoteAnswer<RemoteReply>> SendAsync(RemoteAccess access, RemoteRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(access);
        ArgumentNullException.ThrowIfNull(request);
        var destination = Destination.Of(DestinationKind.TicketSystem, AddressOf(access, request));
        if (!await regions.MaySendAsync([access.TenantId], destination, cancellationToken))
        {
            return Away(nameof(ConnectorTexts.RegionDoesNotFit), destination.Host);
        }

        var pace = _paces.GetOrAdd(access.ConnectionId, _ => new(clock, options.Value.RequestsPerSecond));
        if (pace.Pause is { } running)
        {
            return Paused(access, running); // it takes no place from those that come after the pause
        }

        await pace.WaitAsync(cancellationToken);
        return pace.Pause is { } pause ? Paused(access, pause) : await SendAsync(access, request, pace, cancellationToken);
    }

    /// <summary>Sends a request and parses the response; an unreadable response counts as none.</summary>
    internal async Task<RemoteAnswer<T>> AskAsync<T>(RemoteAccess access, RemoteRequest request, CancellationToken cancellationToken)
        where T : class
    {
        var sent = await SendAsync(access, request, cancellationToken);
        return sent.Value is not { } reply ? sent.As<T>()
            : RemoteJson.Read<T>(reply.Body) is { } read ? RemoteAnswer<T>.From(read)
            : Away<T>(nameof(ConnectorTexts.NotUnderstood));
    }

    private async Task<RemoteAnswer<RemoteReply>> SendAsync(
        RemoteAccess access,
        RemoteRequest request,
        RequestPace pace,
        CancellationToken cancellationToken
    )
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Value.Timeout);
        try
        {
            using var message = MessageOf(access, request);
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseContentRead, limit.Token);
            if (PauseOf(response) is { } asked)
            {
                pace.PauseFor(asked);
                return Paused(access, asked);
            }

            var body = await response.Content.ReadAsByteArrayAsync(limit.Token);
            return Judge(new(response.StatusCode, body, response.Headers.Date));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Away(nameof(ConnectorTexts.NoAnswerInTime), (int)options.Value.Timeout.TotalSeconds);
        }
        catch (HttpRequestException e) when (e.HttpRequestError is HttpRequestError.ConfigurationLimitExceeded)
        {
            return RemoteAnswer<RemoteReply>.Refused(
                StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.AnswerTooLarge), MaxBytes / 1_000_000)
            );
        }
        catch (HttpRequestException e) when (OutboundRefusedException.ProblemOf(e) is { } problem)
        {
            return RemoteAnswer<RemoteReply>.Away(problem);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return Away(nameof(ConnectorTexts.CannotBeReached), access.Address.Authority);
        }
    }

    private static Uri AddressOf(RemoteAccess access, RemoteRequest request) => new(access.Address, request.Path);

    private static HttpRequestMessage MessageOf(RemoteAccess access, RemoteRequest request)
    {
        var message = new HttpRequestMessage(request.Method, AddressOf(access, request));
        message.Headers.ConnectionClose = request.ClosesConnection ? true : null;
        if (request.SecretHeader is { } header)
        {
            message.Headers.TryAddWithoutValidation(header, request.SecretScheme + access.Secret);
        }

        if (request.File is { } file)
        {
            message.Content = new ByteArrayContent(file) { Headers = { ContentType = new("application/octet-stream") } };
            return message;
        }

        if (request.Body is not { } value)
        {
            return message;
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(value, RemoteJson.Options);
        message.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } };
        foreach (var (name, text) in request.Headers?.Invoke(body) ?? [])
        {
            message.Headers.TryAddWithoutValidation(name, text);
        }

        return message;
    }

    // A failed sign-in and a server error can be fixed later; other errors about the request are final.
    private static RemoteAnswer<RemoteReply> Judge(RemoteReply reply) =>
        (int)reply.Status switch
        {
            >= 200 and < 300 => RemoteAnswer<RemoteReply>.From(reply),
            401 => Away(nameof(ConnectorTexts.SignInRefused)),
            403 => Refused(nameof(ConnectorTexts.NotAllowedThere)),
            404 or 410 => RemoteAnswer<RemoteReply>.Gone(StoredText.From<ConnectorTexts>(nameof(ConnectorTexts.NotThere))),
            422 => RemoteAnswer<RemoteReply>.Refused(StoredText.Sentence(Quote(reply))),
            400 or 405 or 409 or 412 or 415 => Refused(nameof(ConnectorTexts.AnsweredWith), (int)reply.Status),
            >= 300 and < 400 => Away(nameof(ConnectorTexts.SendsElsewhere)),
            _ => Away(nameof(ConnectorTexts.AnsweredWith), (int)reply.Status),
        };

    private static string Quote(RemoteReply reply)
    {
        var said = string.Join("; ", RemoteJson.Read<RemoteErrors>(reply.Body)?.Errors ?? []);
        return said.Length == 0 ? ConnectorTexts.AnsweredWith.With(422)
            : said.Length <= LongestQuote ? said
            : said[..LongestQuote];
    }

    private static RemoteAnswer<RemoteReply> Away(string text, params ReadOnlySpan<object?> values) => Away<RemoteReply>(text, values);

    private static RemoteAnswer<T> Away<T>(string text, params ReadOnlySpan<object?> values)
        where T : class => RemoteAnswer<T>.Away(StoredText.From<ConnectorTexts>(text, values));

    private static RemoteAnswer<RemoteReply> Refused(string text, params ReadOnlySpan<object?> values) =>
        RemoteAnswer<RemoteReply>.Refused(StoredText.From<ConnectorTexts>(text, values));

    private static RemoteAnswer<RemoteReply> Paused(RemoteAccess access, TimeSpan pause) =>
        Away(nameof(ConnectorTexts.AsksToWait), access.Address.Authority, (int)Math.Ceiling(pause.TotalSeconds));

    // how long a system that has too many requests wants to be left alone
    private TimeSpan? PauseOf(HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
        && response.Headers.RetryAfter is { } after
        && (after.Delta ?? after.Date - (response.Headers.Date ?? clock.GetUtcNow())) is { } pause
        && pause > TimeSpan.Zero
            ? pause
            : null;

    private sealed record RemoteErrors(IReadOnlyList<string>? Errors);
}

/// <summary>A request to another system.</summary>
/// <param name="Path">Relative to the address of the connection, or absolute.</param>
/// <param name="SecretHeader">The header for the credentials; null when they only sign.</param>
public sealed record RemoteRequest(HttpMethod Method, string Path, string? SecretHeader)
{
    public object? Body { get; init; }

    /// <summary>A file to send instead of a body.</summary>
    public byte[]? File { get; init; }

    /// <summary>More headers, made from the bytes of the body.</summary>
    public Func<byte[], Dictionary<string, string>>? Headers { get; init; }

    /// <summary>Prefix of the credentials in the header.</summary>
    public string SecretScheme { get; init; } = "";

    /// <summary>Whether the connection is not kept for the next request.</summary>
    public bool ClosesConnection { get; init; }
}

/// <param name="At">Time of the server; null when it is not sent.</param>
public sealed record RemoteReply(HttpStatusCode Status, byte[] Body, DateTimeOffset? At)
{
    // both clocks have a resolution of one second
    private static readonly TimeSpan s_sameSecond = TimeSpan.FromSeconds(2);

    /// <summary>Whether no change within the same second can be missing from the response.</summary>
    public bool IsSettledSince(DateTimeOffset changedAt) => At - changedAt > s_sameSecond;
}
