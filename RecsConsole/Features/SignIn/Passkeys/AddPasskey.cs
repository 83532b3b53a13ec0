using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>
/// Adds the passkey that the browser made to one's own account, after checking the password. Ends the account's other sessions.
/// </summary>
public sealed partial class AddPasskey(
    AccountTurns turns,
    AccountChange change,
    PasskeyChallenges challenges,
    Memberships memberships,
    ILogger<AddPasskey> logger
)
{
    private const int MaxPasskeys = 20;

    /// <summary>Returns the principal of the session that continues.</summary>
    public async Task<Result<ClaimsPrincipal>> RunAsync(
        SessionClaims session,
        AddPasskeyRequest request,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(request);
        var all = await memberships.OfOperatorAsync(session.OperatorId, cancellationToken);
        if (all.FirstOrDefault(each => each.TenantId == session.TenantId) is { RequiresSingleSignOn: true } closed)
        {
            return Error.Forbidden(Texts.TenantWantsSingleSignOn.With(closed.TenantName));
        }

        return OwnPasskey.NameFrom(request.Name) is { } name
            ? await turns.RunAsync(
                session.OperatorId,
                turn => AddAsync(turn, session, request with { Name = name }, http, cancellationToken),
                cancellationToken
            )
            : Error.Invalid(Texts.PasskeyNameMissing.With(OwnPasskey.LongestName));
    }

    /// <summary>What the challenge is for.</summary>
    internal static string PurposeOf(SessionClaims session) => $"add-passkey:{session.OperatorId:D}";

    private async Task<Result<ClaimsPrincipal>> AddAsync(
        AccountTurn turn,
        SessionClaims session,
        AddPasskeyRequest request,
        HttpContext http,
        CancellationToken cancellationToken
    )
    {
        var found = turn.Account ?? throw new AccessRevokedException();
        var wrong = Error.Invalid(Texts.WrongOwnPassword);
        if (await turn.Get<PasswordCheck>().RefuseAsync(found, request.Password, wrong, cancellationToken) is { } refused)
        {
            return refused;
        }

        if (await challenges.TakeAsync(PurposeOf(session), request.State, cancellationToken) is not { } state)
        {
            return Error.Invalid(Texts.PasskeyTooLate);
        }

        var context = new PasskeyAttestationContext
        {
            HttpContext = http,
            CredentialJson = request.Credential,
            AttestationState = state,
        };
        var made = await turn.Get<IPasskeyHandler<OperatorRow>>().PerformAttestationAsync(context);
        if (!made.Succeeded)
        {
            LogRefused(found.Id, made.Failure.Message);
            return Error.Invalid(Texts.PasskeyNotAdded);
        }

        made.Passkey.Name = request.Name;
        return await SaveAsync(session, made.Passkey, request.Browser, cancellationToken);
    }

    private Task<Result<ClaimsPrincipal>> SaveAsync(
        SessionClaims session,
        UserPasskeyInfo passkey,
        string? browser,
        CancellationToken cancellationToken
    ) =>
        change.RunAsync(
            session,
            "add.passkey",
            browser,
            provesFactor: true,
            async (db, account) =>
            {
                if (await db.UserPasskeys.CountAsync(row => row.UserId == account.Id, cancellationToken) >= MaxPasskeys)
                {
                    return Error.Conflict(Texts.TooManyPasskeys.With(MaxPasskeys));
                }

                db.UserPasskeys.Add(PasskeyRows.Of(account.Id, passkey));
                // a sign-in with the password alone that another node has let through by now opens nothing
                account.SecurityStamp = Guid.NewGuid().ToString("N");
                return null;
            },
            cancellationToken
        );

    [LoggerMessage(EventId = 1009, Level = LogLevel.Warning, Message = "A passkey of operator {OperatorId} was not accepted: {Reason}")]
    private partial void LogRefused(Guid operatorId, string reason);
}

/// <param name="Browser">The browser's User-Agent.</param>
public sealed record AddPasskeyRequest(string Name, string Password, string State, string Credential, string? Browser);
