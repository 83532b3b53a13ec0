using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.SecondFactor;
using RecsConsole.Features.SignIn.Sessions;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>Checks a name and a password, then a code where the account has a second factor, and opens a session in one of the operator's tenants.</summary>
public sealed partial class SignInOperator(
    UserManager<OperatorRow> operators,
    Memberships memberships,
    OpenSession openSession,
    SignInRefusal refusal,
    UnknownNames unknownNames,
    PendingSignIns pending,
    AuthenticatorCodes codes,
    IHostEnvironment environment,
    ILogger<SignInOperator> logger
)
{
    private static readonly OperatorRow s_nobody = new();
    private static readonly string s_nobodysHash = new PasswordHasher<OperatorRow>().HashPassword(s_nobody, Guid.NewGuid().ToString());

    // Tries at one name wait for each other, or parallel ones would count as one towards the lockout.
    private static readonly SemaphoreSlim[] s_gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>The first step. Its error does not tell whether the name exists.</summary>
    public Task<Result<SignInAnswer>> RunAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var email = request.Email.Trim();
        return InTurnAsync(email, () => CheckAsync(email, request, cancellationToken), cancellationToken);
    }

    /// <summary>The second step: a code of the authenticator app, or one of the recovery codes.</summary>
    public async Task<Result<SignInAnswer>> ConfirmAsync(ConfirmSignInRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (
            pending.Read(request.Pending) is not { } begun
            || await operators.FindByIdAsync(begun.OperatorId.ToString("D")) is not { } found
        )
        {
            return Error.Invalid(Texts.CodeTooLate);
        }

        return await InTurnAsync(found.UserName ?? "", () => CheckCodeAsync(begun, request, cancellationToken), cancellationToken);
    }

    private async Task<Result<SignInAnswer>> CheckAsync(string email, SignInRequest request, CancellationToken cancellationToken)
    {
        var found = await operators.FindByNameAsync(email);
        if (found is null)
        {
            // takes as long as a wrong password, and closes like an account
            operators.PasswordHasher.VerifyHashedPassword(s_nobody, s_nobodysHash, request.Password);
            LogUnknown();
            return unknownNames.Try(email) is { } until ? SignInRefusal.LockedUntil(until) : SignInRefusal.WrongNameOrPassword;
        }

        if (await operators.IsLockedOutAsync(found))
        {
            return await refusal.RefuseAsync(found, "locked", SignInRefusal.WrongNameOrPassword, cancellationToken);
        }

        if (!await IsPasswordRightAsync(found, request.Password))
        {
            return await refusal.FailAsync(found, "wrong_password", SignInRefusal.WrongNameOrPassword, cancellationToken);
        }

        if (found.TwoFactorEnabled)
        {
            // tries are forgotten after the code only: otherwise a known password would give codes without end
            return new SignInAnswer(Principal: null, pending.Begin(found, request.TenantId));
        }

        return await EnterAsync(found, request.TenantId, request.Browser, cancellationToken);
    }

    private async Task<Result<SignInAnswer>> CheckCodeAsync(
        PendingSignIn begun,
        ConfirmSignInRequest request,
        CancellationToken cancellationToken
    )
    {
        // read again within the turn
        if (
            await operators.FindByIdAsync(begun.OperatorId.ToString("D")) is not { } found
            || !string.Equals(found.SecurityStamp, begun.Stamp, StringComparison.Ordinal)
        )
        {
            return Error.Invalid(Texts.CodeTooLate);
        }

        var wrong = Error.Invalid(Texts.WrongCode);
        if (await operators.IsLockedOutAsync(found))
        {
            return await refusal.RefuseAsync(found, "locked", wrong, cancellationToken);
        }

        return await codes.TakeAsync(found, request.Code)
            ? await EnterAsync(found, begun.TenantId, request.Browser, cancellationToken)
            : await refusal.FailAsync(found, "wrong_code", wrong, cancellationToken);
    }

    private async Task<bool> IsPasswordRightAsync(OperatorRow found, string password)
    {
        // A demo database may be moved elsewhere; its password, which everybody can read, must not open anything there.
        var isRefused = DemoSignIn.IsPassword(password) && !environment.IsDevelopment();
        return await operators.CheckPasswordAsync(found, password) && !isRefused;
    }

    private async Task<Result<SignInAnswer>> EnterAsync(
        OperatorRow found,
        Guid? wanted,
        string? browser,
        CancellationToken cancellationToken
    )
    {
        await operators.ResetAccessFailedCountAsync(found);
        var all = await memberships.OfOperatorAsync(found.Id, cancellationToken);
        var entered =
            all.FirstOrDefault(membership => membership.TenantId == wanted)
            ?? all.FirstOrDefault(membership => membership.TenantId == found.LastTenantId)
            ?? (all is [var first, ..] ? first : null);
        if (entered is null)
        {
            LogNoTenant(found.Id);
            return Error.Forbidden(Texts.NoTenant);
        }

        var principal = await openSession.RunAsync(entered, browser, cancellationToken);
        LogSignedIn(found.Id, entered.TenantId);
        return new SignInAnswer(principal, Pending: null);
    }

    private static async Task<Result<SignInAnswer>> InTurnAsync(
        string name,
        Func<Task<Result<SignInAnswer>>> check,
        CancellationToken cancellationToken
    )
    {
        var gate = s_gates[(uint)StringComparer.OrdinalIgnoreCase.GetHashCode(name) % s_gates.Length];
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await check();
        }
        finally
        {
            gate.Release();
        }
    }

    [LoggerMessage(EventId = 1001, Level = LogLevel.Information, Message = "Operator {OperatorId} entered tenant {TenantId}")]
    private partial void LogSignedIn(Guid operatorId, Guid tenantId);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "Sign-in with an unknown name refused")]
    private partial void LogUnknown();

    [LoggerMessage(EventId = 1004, Level = LogLevel.Warning, Message = "Operator {OperatorId} is not a member of any tenant")]
    private partial void LogNoTenant(Guid operatorId);
}

/// <summary>What somebody at the door says: a name, a password, and perhaps the tenant to enter.</summary>
/// <param name="Browser">What the browser says it is.</param>
public sealed record SignInRequest(string Email, string Password, Guid? TenantId, string? Browser = null);

/// <param name="Pending">What the first step answered.</param>
public sealed record ConfirmSignInRequest(string Pending, string Code, string? Browser = null);

/// <summary>What a step came to: a session, or the question for a code.</summary>
/// <param name="Pending">Goes back with the code; null with a session.</param>
public sealed record SignInAnswer(ClaimsPrincipal? Principal, string? Pending);
