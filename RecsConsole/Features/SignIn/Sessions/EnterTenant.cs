using RecsConsole.Database;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>Opens a session for an account that has proved who it is, in a tenant that does not require single sign-on.</summary>
public sealed partial class EnterTenant(Memberships memberships, OpenSession openSession, KnownDevices devices, ILogger<EnterTenant> logger)
{
    public async Task<Result<SignInAnswer>> RunAsync(
        AccountTurn turn,
        OperatorRow found,
        TenantEntry entry,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(found);
        ArgumentNullException.ThrowIfNull(entry);
        await turn.Operators.ResetAccessFailedCountAsync(found);
        var every = await memberships.OfOperatorAsync(found.Id, cancellationToken);
        var all = every.Where(membership => !membership.RequiresSingleSignOn).ToList();
        var entered =
            all.FirstOrDefault(membership => membership.TenantId == entry.Wanted)
            ?? all.FirstOrDefault(membership => membership.TenantId == found.LastTenantId)
            ?? (all is [var first, ..] ? first : null);
        if (entered is null)
        {
            LogNoTenant(found.Id);
            if (every is [var closed, ..])
            {
                await turn.Get<SignInRefusal>().RecordAsync(closed.TenantId, found.Id, "single_sign_on", cancellationToken);
                return Error.Forbidden(Texts.TenantWantsSingleSignOn.With(closed.TenantName));
            }

            return Error.Forbidden(Texts.NoTenant);
        }

        var principal = await openSession.RunAsync(entered, entry.Browser, cancellationToken);
        LogSignedIn(found.Id, entered.TenantId);
        return new SignInAnswer(principal, Pending: null) { Device = devices.Issue(found) };
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Operator {OperatorId} entered tenant {TenantId}")]
    private partial void LogSignedIn(Guid operatorId, Guid tenantId);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Warning, Message = "Operator {OperatorId} is not a member of any tenant")]
    private partial void LogNoTenant(Guid operatorId);
}

/// <param name="Wanted">The tenant to enter; null for the one entered last.</param>
/// <param name="Browser">The browser's User-Agent.</param>
public sealed record TenantEntry(Guid? Wanted, string? Browser);
