using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Sets a password that follows the rules: long, not a single repeated character, and neither the demo's password nor one's own address.
/// </summary>
public sealed class PasswordRules(UserManager<OperatorRow> operators)
{
    /// <summary>Writes hash and new security stamp to the row, which the caller saves; returns null or the error.</summary>
    public async Task<Error?> ApplyAsync(OperatorRow account, string password)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(password);
        foreach (var validator in operators.PasswordValidators)
        {
            if (!(await validator.ValidateAsync(operators, account, password)).Succeeded)
            {
                return Error.Invalid(Texts.PasswordTooSimple);
            }
        }

        if (DemoSignIn.IsPassword(password) || IsAddress(account, password))
        {
            return Error.Invalid(Texts.PasswordGuessable);
        }

        account.PasswordHash = operators.PasswordHasher.HashPassword(account, password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
        return null;
    }

    private static bool IsAddress(OperatorRow account, string password) =>
        account.Email is { Length: > 0 } email && password.Contains(email, StringComparison.OrdinalIgnoreCase);
}
