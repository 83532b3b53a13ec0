using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Sets a password that follows the rules: long, not a single repeated character, neither the demo's password nor one's own address, and
/// none that is guessed soon (<see cref="PasswordStrength"/>).
/// </summary>
public sealed class PasswordRules(UserManager<OperatorRow> operators)
{
    // A form cuts what is pasted at 256 characters: a password that may have been cut is refused, never stored.
    private const int Longest = 128;

    /// <summary>Writes hash and new security stamp to the row, which the caller saves; returns null or the error.</summary>
    public async Task<Error?> ApplyAsync(OperatorRow account, string password)
    {
        var judged = await JudgeAsync(account, password);
        if (!judged.IsOk)
        {
            return judged.Error;
        }

        judged.Value.ApplyTo(account);
        return null;
    }

    /// <summary>Judges and hashes, which takes a while: before a transaction, if there is one to hold up.</summary>
    /// <param name="account">Name and address are read; nothing is written to it.</param>
    public async Task<Result<NewPassword>> JudgeAsync(OperatorRow account, string password)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length > Longest)
        {
            return Error.Invalid(Texts.PasswordTooLong.With(Longest));
        }

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

        if (PasswordStrength.IsGuessable(password, [account.Email, account.DisplayName]))
        {
            return Error.Invalid(Texts.PasswordCommon);
        }

        return new NewPassword(operators.PasswordHasher.HashPassword(account, password));
    }

    private static bool IsAddress(OperatorRow account, string password) =>
        account.Email is { Length: > 0 } email && password.Contains(email, StringComparison.OrdinalIgnoreCase);
}
