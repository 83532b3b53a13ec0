using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Devices;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>
/// Checks a code of an account that has the second factor, and counts wrong ones towards its lockout and that of the address. Call only
/// within a turn for the account.
/// </summary>
public sealed class CodeCheck(
    UserManager<OperatorRow> operators,
    AuthenticatorCodes codes,
    AttemptLimits limits,
    SignInRefusal refusal,
    Lockout lockout
)
{
    /// <summary>Null when the code was right; it is then used up.</summary>
    public async Task<Error?> RefuseAsync(OperatorRow account, string code, AttemptOrigin from, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var wrong = Error.Invalid(Texts.WrongCode);
        if (await operators.IsLockedOutAsync(account))
        {
            return await refusal.RefuseAsync(account, "locked", wrong, cancellationToken);
        }

        if (await codes.TakeAsync(account, code))
        {
            return null;
        }

        limits.Count(from, account);
        return await lockout.CountAsync(account, "wrong_code", wrong, cancellationToken);
    }
}
