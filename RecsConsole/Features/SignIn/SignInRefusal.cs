using Microsoft.AspNetCore.Identity;
using RecsConsole.Casework.Alerts;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.SignIn;

/// <summary>The error for a refused sign-in, and its entry in the trail of the tenant concerned.</summary>
public sealed partial class SignInRefusal(
    UserManager<OperatorRow> operators,
    Memberships memberships,
    SignInAudit audit,
    TimeProvider clock,
    ILogger<SignInRefusal> logger
)
{
    public static Error WrongNameOrPassword => Error.Invalid(Texts.WrongCredentials);

    /// <summary>Records the refusal in the trail, and returns the error.</summary>
    public async Task<Error> RefuseAsync(OperatorRow found, string reason, Error wrong, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(found);
        LogRefused(found.Id, reason);
        var all = await memberships.OfOperatorAsync(found.Id, cancellationToken);
        var concerned =
            all.FirstOrDefault(membership => membership.TenantId == found.LastTenantId) ?? (all is [var first, ..] ? first : null);
        if (concerned is not null)
        {
            await RecordAsync(concerned.TenantId, found.Id, reason, cancellationToken);
        }

        return await operators.IsLockedOutAsync(found) ? Lockout.For(LeftOf(found)) : wrong;
    }

    // at most a whole lock: Identity reads the machine's clock
    private TimeSpan LeftOf(OperatorRow found)
    {
        var whole = operators.Options.Lockout.DefaultLockoutTimeSpan;
        return found.LockoutEnd - clock.GetUtcNow() is { } left && left < whole ? left : whole;
    }

    /// <summary>Records a refused sign-in in the trail of a tenant.</summary>
    public Task RecordAsync(Guid tenantId, Guid operatorId, string reason, CancellationToken cancellationToken) =>
        audit.RecordAsync(
            tenantId,
            personId: null,
            new(
                RefusalReasons.SignIn,
                "operator",
                operatorId.ToString("D"),
                AuditOutcome.Denied,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["reason"] = reason }
            ),
            cancellationToken
        );

    [LoggerMessage(EventId = 1002, Level = LogLevel.Warning, Message = "Sign-in of operator {OperatorId} refused: {Reason}")]
    private partial void LogRefused(Guid operatorId, string reason);
}
