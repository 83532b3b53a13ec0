using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>Sets a password that keeps the rules: long, not one letter over and over, and neither the demo's nor one's own address.</summary>
public sealed class PasswordRules(UserManager<OperatorRow> operators)
{
    /// <summary>Writes hash and a new security stamp into the row, which the caller saves; null, or why not.</summary>
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
