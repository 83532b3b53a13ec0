using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Features.SignIn.Links;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Sessions;

/// <summary>Opens a session for an account that has proved who it is, in a tenant that does not require single sign-on.</summary>
public sealed partial class EnterTenant(
    TenantDb tenantDb,
    Memberships memberships,
    FactorRule factorRule,
    OpenSession openSession,
    KnownDevices devices,
    AccountNotices notices,
    ILogger<EnterTenant> logger
)
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
            return await RefuseAsync(turn, found, every, cancellationToken);
        }

        if (entry.IsPasswordAlone && all.Any(factorRule.Concerns) && await turn.Operators.GetPasskeysAsync(found) is { Count: > 0 })
        {
            await turn.Get<SignInRefusal>().RecordAsync(entered.TenantId, found.Id, "password_alone", cancellationToken);
            return Error.Forbidden(Texts.PasskeyAsked);
        }

        var isFirst = await IsFirstAsync(found.Id, cancellationToken);
        var origin = entry.IsPasswordAlone ? null : SessionOrigin.OfOwnFactor;
        var principal = await openSession.RunAsync(entered, entry.Browser, cancellationToken, origin);
        LogSignedIn(found.Id, entered.TenantId);
        if (!isFirst && devices.IsNew(entry.From, found))
        {
            notices.PostNewBrowser(found, entered, [.. every.Select(membership => membership.TenantId)], entry.Browser);
        }

        return new SignInAnswer(principal, Pending: null) { Device = devices.Issue(found) };
    }

    // the rows of old sessions are removed when the next one is opened
    private async Task<bool> IsFirstAsync(Guid operatorId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        return !await db.Sessions.AnyAsync(row => row.OperatorId == operatorId, cancellationToken);
    }

    private async Task<Error> RefuseAsync(
        AccountTurn turn,
        OperatorRow found,
        IReadOnlyList<Membership> every,
        CancellationToken cancellationToken
    )
    {
        LogNoTenant(found.Id);
        if (every is not [var closed, ..])
        {
            return Error.Forbidden(Texts.NoTenant);
        }

        await turn.Get<SignInRefusal>().RecordAsync(closed.TenantId, found.Id, "single_sign_on", cancellationToken);
        return Error.Forbidden(Texts.TenantWantsSingleSignOn.With(closed.TenantName));
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Operator {OperatorId} entered tenant {TenantId}")]
    private partial void LogSignedIn(Guid operatorId, Guid tenantId);

    [LoggerMessage(EventId = 1004, Level = LogLevel.Warning, Message = "Operator {OperatorId} is not a member of any tenant")]
    private partial void LogNoTenant(Guid operatorId);
}

/// <param name="Wanted">The tenant to enter; null for the one entered last.</param>
/// <param name="Browser">The browser's User-Agent.</param>
public sealed record TenantEntry(Guid? Wanted, string? Browser, AttemptOrigin From)
{
    /// <summary>Neither a code nor a passkey was asked for: the account may still be one that needs more than a password.</summary>
    public bool IsPasswordAlone { get; init; }
}
