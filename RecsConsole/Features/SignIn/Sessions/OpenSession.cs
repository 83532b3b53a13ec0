using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>Opens a session: writes its row, the audit entry and the tenant to start in next time, all or nothing.</summary>
public sealed class OpenSession(TenantDb tenantDb, AuditTrail auditTrail, IOptions<SignInOptions> options, TimeProvider clock)
{
    private const int LongestBrowser = 300;
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(30);

    /// <summary>Returns the principal for the cookie.</summary>
    /// <param name="browser">The browser's User-Agent.</param>
    /// <param name="origin">The sign-in that the session continues; null for a sign-in with the password alone.</param>
    /// <exception cref="AccessRevokedException">The tenant requires single sign-on and this sign-in is not one.</exception>
    public async Task<ClaimsPrincipal> RunAsync(
        Membership entered,
        string? browser,
        CancellationToken cancellationToken,
        SessionOrigin? origin = null
    )
    {
        ArgumentNullException.ThrowIfNull(entered);
        origin ??= new(VouchedTenantId: null, Issuer: null, IssuerSession: null);
        if (!origin.Opens(entered))
        {
            throw new AccessRevokedException();
        }

        await using var db = await tenantDb.OpenAsync(new Actor(entered.TenantId, entered.PersonId), cancellationToken);
        var now = Timestamps.Round(clock.GetUtcNow());
        var startedAt = origin.StartedAt ?? now;
        var account = await db.Users.SingleAsync(user => user.Id == entered.OperatorId, cancellationToken);
        account.LastTenantId = entered.TenantId;
        var session = new SessionRow
        {
            Id = Guid.CreateVersion7(now),
            OperatorId = entered.OperatorId,
            TenantId = entered.TenantId,
            StartedAt = startedAt,
            EndsAt = SessionEnd.Of(startedAt, now, options.Value),
            Browser = browser is null ? "" : browser[..Math.Min(browser.Length, LongestBrowser)],
            VouchedTenantId = origin.VouchedTenantId,
            Issuer = origin.Issuer,
            IssuerSession = origin.IssuerSession,
        };
        db.Sessions.Add(session);
        var old = now - s_kept;
        db.Sessions.RemoveRange(
            await db.Sessions.Where(row => row.OperatorId == entered.OperatorId && row.EndsAt < old).ToListAsync(cancellationToken)
        );
        auditTrail.Append(db, entered.PersonId, new("open.session", "session", session.Id.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        return SessionClaims.Principal(entered, session.Id);
    }
}
