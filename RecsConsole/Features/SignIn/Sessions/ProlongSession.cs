using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>
/// Moves the end of a session that is used: by a request, or by somebody who clicks or types in an open page, of which the page tells
/// (active.js). What a page does by itself moves nothing. Written once a minute for each session and node at most.
/// </summary>
public sealed partial class ProlongSession(
    TenantDb tenantDb,
    IOptions<SignInOptions> options,
    TimeProvider clock,
    ILogger<ProlongSession> logger
) : IDisposable
{
    /// <summary>A session is prolonged again after this time only.</summary>
    internal static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private const int MaxSessions = 50_000;

    // set for some seconds by reconnect.js, when it loads a page again that nobody asked for
    private const string Reload = "recs-reload";

    // requests that no person made: a page that connects again, one that gets the key of its drafts, and the panel beside a ticket, which
    // refreshes itself
    private static readonly PathString[] s_automatic = ["/_blazor", "/drafts", "/embed"];

    private readonly MemoryCache _prolonged = new(new MemoryCacheOptions { SizeLimit = MaxSessions });

    /// <summary>Not cancelled with the request: a browser that closes it was used all the same.</summary>
    public async Task RunAsync(SessionClaims session, HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        var now = Timestamps.Round(clock.GetUtcNow());
        if (IsByItself(request) || (_prolonged.TryGetValue(session.SessionId, out DateTimeOffset last) && now < last + Pause))
        {
            return;
        }

        _prolonged.Set(session.SessionId, now, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Pause });
        try
        {
            await WriteAsync(session, now);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            _prolonged.Remove(session.SessionId);
            LogNotProlonged(e, session.SessionId); // the request itself may still succeed, and the next one tries again
        }
    }

    /// <summary>How long the session goes on without further use.</summary>
    public async Task<TimeSpan> LeftAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var endsAt = await db
            .Sessions.Where(row => row.Id == session.SessionId)
            .Select(row => row.EndsAt)
            .FirstOrDefaultAsync(cancellationToken);
        return endsAt - clock.GetUtcNow();
    }

    public void Dispose() => _prolonged.Dispose();

    // Browsers say what a request is for and which site it comes from; one that does not say counts.
    private static bool IsByItself(HttpRequest request) =>
        s_automatic.Any(each => request.Path.StartsWithSegments(each, StringComparison.OrdinalIgnoreCase))
        || request.Headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase)
        || request.Headers["Sec-Fetch-Site"].ToString() is "same-site" or "cross-site"
        || (HttpMethods.IsGet(request.Method) && (request.Path == SignInAddresses.Active || request.Cookies.ContainsKey(Reload)));

    // Only the column of the end is written: whoever ends the session at this moment is not undone.
    private async Task WriteAsync(SessionClaims session, DateTimeOffset now)
    {
        await using var db = await tenantDb.OpenAsync(session.Actor, CancellationToken.None);
        var open = await db.Sessions.FirstOrDefaultAsync(
            row => row.Id == session.SessionId && row.EndedAt == null && row.EndsAt > now,
            CancellationToken.None
        );
        if (open is not null && SessionEnd.Of(open.StartedAt, now, options.Value) is var ends && ends >= open.EndsAt + Pause)
        {
            open.EndsAt = ends;
            await db.SaveChangesAsync(CancellationToken.None);
        }
    }

    [LoggerMessage(EventId = 1026, Level = LogLevel.Warning, Message = "Session {SessionId} could not be prolonged")]
    private partial void LogNotProlonged(Exception exception, Guid sessionId);
}
