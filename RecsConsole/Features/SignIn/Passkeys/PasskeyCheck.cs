using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Features.SignIn.Passwords;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.Passkeys;

/// <summary>
/// Checks the answer of a passkey of one account, and counts wrong ones towards its lockout. Call only within a turn for the account.
/// </summary>
public sealed class PasskeyCheck(
    UserManager<OperatorRow> operators,
    IPasskeyHandler<OperatorRow> passkeys,
    SignInRefusal refusal,
    Lockout lockout
)
{
    /// <summary>Null when the passkey is the account's and its owner was verified.</summary>
    public async Task<Error?> RefuseAsync(OperatorRow account, PasskeyAssertionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var wrong = Error.Invalid(Texts.PasskeyUnknown);
        if (await operators.IsLockedOutAsync(account))
        {
            return await refusal.RefuseAsync(account, "locked", wrong, cancellationToken);
        }

        var result = await passkeys.PerformAssertionAsync(context);
        if (!result.Succeeded || result.User.Id != account.Id)
        {
            return await lockout.CountAsync(account, "wrong_passkey", wrong, cancellationToken);
        }

        // the counter of the authenticator: a copy of the key would fall behind it
        await operators.AddOrUpdatePasskeyAsync(account, result.Passkey);
        return null;
    }
}
