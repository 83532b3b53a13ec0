using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.SignIn.Setup;

/// <summary>Logs a setup link at each start until someone can sign in. A new one invalidates older ones.</summary>
public sealed partial class SetupLink(
    TenantDb tenantDb,
    ConsoleAddress address,
    IOptions<SignInOptions> options,
    TimeProvider clock,
    ILogger<SetupLink> logger
)
{
    /// <summary>Whether nobody can sign in yet.</summary>
    public async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return !await db.Users.AnyAsync(cancellationToken);
    }

    /// <summary>Returns the lines to print; none once someone can sign in.</summary>
    public async Task<IReadOnlyList<string>> MakeAsync(CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        if (await db.Users.AnyAsync(cancellationToken))
        {
            return [];
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        var older = db.AccountLinks.Where(row => row.Purpose == AccountLinkPurpose.Setup);
        await AccountLinks.CloseAsync(older, now, cancellationToken);
        var (_, token) = AccountLinks.Append(db, AccountLinkPurpose.Setup, now, options.Value.SetupTime);
        await db.SaveChangesAsync(cancellationToken);
        var link = address.Of(SignInAddresses.SetupOf(token));
        LogLink(link, options.Value.SetupTime);
        return [Texts.SetupLinkAnnounced.With(link)];
    }

    [LoggerMessage(
        EventId = 1021,
        Level = LogLevel.Warning,
        Message = "Nobody can sign in yet. The setup link works once, for {Life}, until the next start: {Link}"
    )]
    private partial void LogLink(string link, TimeSpan life);
}
