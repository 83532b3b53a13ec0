using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>Lists the open sessions of the user's account in all tenants, newest first.</summary>
public sealed class ListOwnSessions(OperationScopeFactory scopes)
{
    public async Task<IReadOnlyList<OwnSession>> RunAsync(SessionClaims session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        await using var scope = await scopes.OpenAsync(session.Actor, cancellationToken);
        var now = scope.Now;
        var rows = await scope
            .Db.Sessions.AsNoTracking()
            .Where(row => row.OperatorId == session.OperatorId && row.EndedAt == null && row.EndsAt > now)
            .OrderByDescending(row => row.StartedAt)
            .ToListAsync(cancellationToken);
        return [.. rows.Select(row => new OwnSession(row.Id, BrowserNames.Of(row.Browser), row.StartedAt, row.Id == session.SessionId))];
    }
}

/// <param name="Browser">The browser's name; null when not recognised.</param>
/// <param name="IsThis">The session of this request.</param>
public sealed record OwnSession(Guid Id, string? Browser, DateTimeOffset StartedAt, bool IsThis);
