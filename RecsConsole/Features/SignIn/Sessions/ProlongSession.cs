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

    // requests that no person made: a page that connects again, and the panel beside a ticket, which refreshes itself
    private static readonly PathString[] s_automatic = ["/_blazor", "/embed"];

    private readonly MemoryCache _prolonged = new(new MemoryCacheOptions { SizeLimit = MaxSessions });

    /// <param name="path">The path of the request.</param>
    public async Task RunAsync(SessionClaims session, PathString path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var now = Timestamps.Round(clock.GetUtcNow());
        if (
            s_automatic.Any(each => path.StartsWithSegments(each, StringComparison.OrdinalIgnoreCase))
            || (_prolonged.TryGetValue(session.SessionId, out DateTimeOffset last) && now < last + Pause)
        )
        {
            return;
        }

        _prolonged.Set(session.SessionId, now, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Pause });
        try
        {
            await WriteAsync(session, now, cancellationToken);
        }
        catch (Exception e) when (DatabaseTrouble.Is(e))
        {
            _prolonged.Remove(session.SessionId);
            LogNotProlonged(e, session.SessionId); // the request itself may still succeed, and the next one tries again
        }
    }

    public void Dispose() => _prolonged.Dispose();

    // Only the column of the end is written: whoever ends the session at this moment is not undone.
    private async Task WriteAsync(SessionClaims session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(session.Actor, cancellationToken);
        var open = await db.Sessions.FirstOrDefaultAsync(
            row => row.Id == session.SessionId && row.EndedAt == null && row.EndsAt > now,
            cancellationToken
        );
        if (open is not null && SessionEnd.Of(open.StartedAt, now, options.Value) is var ends && ends >= open.EndsAt + Pause)
        {
            open.EndsAt = ends;
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    [LoggerMessage(EventId = 1026, Level = LogLevel.Warning, Message = "Session {SessionId} could not be prolonged")]
    private partial void LogNotProlonged(Exception exception, Guid sessionId);
}
