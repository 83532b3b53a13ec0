using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>Checks a name and a password and opens a session in one of the operator's tenants.</summary>
public sealed partial class SignInOperator(
    UserManager<OperatorRow> operators,
    Memberships memberships,
    SignInAudit audit,
    IHostEnvironment environment,
    TimeProvider clock,
    ILogger<SignInOperator> logger
)
{
    private static readonly OperatorRow s_nobody = new();
    private static readonly string s_nobodysHash = new PasswordHasher<OperatorRow>().HashPassword(s_nobody, Guid.NewGuid().ToString());

    // Tries at one name wait for each other, or parallel ones would count as one towards the lockout.
    private static readonly SemaphoreSlim[] s_gates = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    /// <summary>Answers the principal of the new session, or an error that does not tell whether the name exists.</summary>
    public async Task<Result<ClaimsPrincipal>> RunAsync(SignInRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        var email = request.Email.Trim();
        var slot = (uint)StringComparer.OrdinalIgnoreCase.GetHashCode(email) % s_gates.Length;
        var gate = s_gates[slot];
        await gate.WaitAsync(cancellationToken);
        try
        {
            return await CheckAsync(email, request, cancellationToken);
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Result<ClaimsPrincipal>> CheckAsync(string email, SignInRequest request, CancellationToken cancellationToken)
    {
        var found = await operators.FindByNameAsync(email);
        if (found is null)
        {
            // takes as long as a wrong password
            operators.PasswordHasher.VerifyHashedPassword(s_nobody, s_nobodysHash, request.Password);
            LogUnknown();
            return WrongNameOrPassword;
        }

        if (await operators.IsLockedOutAsync(found))
        {
            return await RefuseAsync(found, "locked", cancellationToken);
        }

        if (!await IsPasswordRightAsync(found, request.Password))
        {
            await operators.AccessFailedAsync(found);
            var reason = await operators.IsLockedOutAsync(found) ? "locked_now" : "wrong_password";
            return await RefuseAsync(found, reason, cancellationToken);
        }

        await operators.ResetAccessFailedCountAsync(found);
        return await EnterAsync(found, request.TenantId, cancellationToken);
    }

    private static Error WrongNameOrPassword => Error.Invalid(Texts.WrongCredentials);

    private async Task<bool> IsPasswordRightAsync(OperatorRow found, string password)
    {
        // A demo database may be moved elsewhere; its password, which everybody can read, must not open anything there.
        var isRefused = DemoSignIn.IsPassword(password) && !environment.IsDevelopment();
        return await operators.CheckPasswordAsync(found, password) && !isRefused;
    }

    private async Task<Result<ClaimsPrincipal>> EnterAsync(OperatorRow found, Guid? wanted, CancellationToken cancellationToken)
    {
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

        found.LastTenantId = entered.TenantId;
        await operators.UpdateAsync(found);
        var sessionId = Guid.NewGuid();
        await audit.RecordAsync(
            entered.TenantId,
            entered.PersonId,
            new("open.session", "session", sessionId.ToString("D"), AuditOutcome.Done),
            cancellationToken
        );
        LogSignedIn(found.Id, entered.TenantId, sessionId);
        return SessionClaims.Principal(entered, sessionId);
    }

    private async Task<Result<ClaimsPrincipal>> RefuseAsync(OperatorRow found, string reason, CancellationToken cancellationToken)
    {
        LogRefused(found.Id, reason);
        var all = await memberships.OfOperatorAsync(found.Id, cancellationToken);
        var concerned =
            all.FirstOrDefault(membership => membership.TenantId == found.LastTenantId) ?? (all is [var first, ..] ? first : null);
        if (concerned is not null)
        {
            await audit.RecordAsync(
                concerned.TenantId,
                personId: null,
                new(
                    "open.session",
                    "operator",
                    found.Id.ToString("D"),
                    AuditOutcome.Denied,
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason }
                ),
                cancellationToken
            );
        }

        return await operators.IsLockedOutAsync(found) ? LockedUntil(found) : WrongNameOrPassword;
    }

    private Error LockedUntil(OperatorRow found)
    {
        var end = found.LockoutEnd ?? clock.GetUtcNow();
        var until = end.AddMinutes(1).ToString("HH:mm", CultureInfo.InvariantCulture); // rounded up to the minute
        return Error.Unavailable(Texts.LockedOut.With(until));
    }

    [LoggerMessage(
        EventId = 1001,
        Level = LogLevel.Information,
        Message = "Operator {OperatorId} entered tenant {TenantId} with session {SessionId}"
    )]
    private partial void LogSignedIn(Guid operatorId, Guid tenantId, Guid sessionId);

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "Sign-in of operator {OperatorId} refused: {Reason}")]
    private partial void LogRefused(Guid operatorId, string reason);

    [LoggerMessage(EventId = 1003, Level = LogLevel.Warning, Message = "Sign-in with an unknown name refused")]
    private partial void LogUnknown();

    [LoggerMessage(EventId = 1004, Level = LogLevel.Warning, Message = "Operator {OperatorId} is not a member of any tenant")]
    private partial void LogNoTenant(Guid operatorId);
}

/// <summary>What somebody at the door says: a name, a password, and perhaps the tenant to enter.</summary>
public sealed record SignInRequest(string Email, string Password, Guid? TenantId);
