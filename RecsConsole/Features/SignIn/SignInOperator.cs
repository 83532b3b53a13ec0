using System.Security.Claims;
using RecsConsole.Casework.Alerts;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn;

/// <summary>
/// Checks a name and a password, then a code where the account has a second factor, and opens a session in one of the operator's tenants.
/// </summary>
public sealed partial class SignInOperator(
    AccountTurns turns,
    EnterTenant enterTenant,
    UnknownNameLockout unknownNames,
    AttemptLimits limits,
    PendingSignIns pending,
    StrangerRefusals strangers,
    ILogger<SignInOperator> logger
)
{
    /// <summary>The first step. Its error does not reveal whether the name exists.</summary>
    public async Task<Result<SignInAnswer>> RunAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return limits.RefuseUnknown(request.From) is { } refused
            ? refused
            : await turns.RunAsync(request.Email, turn => CheckAsync(turn, request, cancellationToken), cancellationToken);
    }

    /// <summary>The second step: a code of the authenticator app, or one of the recovery codes.</summary>
    public async Task<Result<SignInAnswer>> ConfirmAsync(ConfirmSignInRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (limits.RefuseUnknown(request.From) is { } refused)
        {
            return refused;
        }

        return pending.Read(request.Pending) is { } begun
            ? await turns.RunAsync(begun.OperatorId, turn => CheckCodeAsync(turn, begun, request, cancellationToken), cancellationToken)
            : Error.Invalid(Texts.CodeTooLate);
    }

    private async Task<Result<SignInAnswer>> CheckAsync(AccountTurn turn, SignInRequest request, CancellationToken cancellationToken)
    {
        if (limits.Refuse(request.From, turn.Account) is { } closed)
        {
            return closed;
        }

        var check = turn.Get<PasswordCheck>();
        if (turn.Account is not { } account)
        {
            // takes as long as a wrong password, and locks like an account
            check.TakeAsLong(request.Password);
            LogUnknown();
            strangers.Count(RefusalReasons.SignIn);
            var name = request.Email.Trim();
            CountUnless(unknownNames.IsLocked(name), request.From, account: null); // as for a known name
            return unknownNames.Try(name) is { } left ? Lockout.For(left) : SignInRefusal.WrongNameOrPassword;
        }

        var wasLocked = await turn.Operators.IsLockedOutAsync(account);
        if (await check.RefuseAsync(account, request.Password, SignInRefusal.WrongNameOrPassword, cancellationToken) is { } refused)
        {
            CountUnless(wasLocked, request.From, account);
            return refused;
        }

        if (account.TwoFactorEnabled)
        {
            // failures are reset only after the code: otherwise a known password would allow unlimited guesses of codes
            return new SignInAnswer(Principal: null, pending.Begin(account, request.TenantId));
        }

        var entry = new TenantEntry(request.TenantId, request.Browser, request.From) { IsPasswordAlone = true };
        return await enterTenant.RunAsync(turn, account, entry, cancellationToken);
    }

    private async Task<Result<SignInAnswer>> CheckCodeAsync(
        AccountTurn turn,
        PendingSignIn begun,
        ConfirmSignInRequest request,
        CancellationToken cancellationToken
    )
    {
        if (limits.Refuse(request.From, turn.Account) is { } closed)
        {
            return closed;
        }

        if (turn.Account is not { } account || !string.Equals(account.SecurityStamp, begun.Stamp, StringComparison.Ordinal))
        {
            return Error.Invalid(Texts.CodeTooLate);
        }

        return await turn.Get<CodeCheck>().RefuseAsync(account, request.Code, request.From, cancellationToken) is { } refused
            ? refused
            : await enterTenant.RunAsync(turn, account, new(begun.TenantId, request.Browser, request.From), cancellationToken);
    }

    // Others may have locked the name: whoever tries their own right password meanwhile must not close the address of their office.
    private void CountUnless(bool wasLocked, AttemptOrigin from, OperatorRow? account)
    {
        if (!wasLocked)
        {
            limits.Count(from, account);
        }
    }

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "Sign-in with an unknown name refused")]
    private partial void LogUnknown();
}

/// <summary>The input of a sign-in: a name, a password, and optionally the tenant to enter.</summary>
/// <param name="Browser">The browser's User-Agent.</param>
public sealed record SignInRequest(string Email, string Password, Guid? TenantId, string? Browser = null)
{
    public AttemptOrigin From { get; init; } = new(Network: null, Device: null);
}

/// <param name="Pending">The value returned by the first step.</param>
public sealed record ConfirmSignInRequest(string Pending, string Code, string? Browser = null)
{
    public AttemptOrigin From { get; init; } = new(Network: null, Device: null);
}

/// <summary>The result of a step: a session, or a request for a code.</summary>
/// <param name="Pending">The pending sign-in, to be sent back with the code; null with a session.</param>
public sealed record SignInAnswer(ClaimsPrincipal? Principal, string? Pending)
{
    /// <summary>What the browser keeps so that it is known from now on (<see cref="KnownDevices"/>); null without a session.</summary>
    public string? Device { get; init; }
}
