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
        return await RefuseAsync(account, password) is { } refused
            ? refused
            : new NewPassword(operators.PasswordHasher.HashPassword(account, password));
    }

    /// <summary>What the meter of a form says of it: by the same rules, and nothing is hashed.</summary>
    public async Task<PasswordRating> RateAsync(OperatorRow account, string password)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(password);
        if (password.Length < operators.Options.Password.RequiredLength)
        {
            return PasswordRating.TooShort;
        }

        return password.Length > Longest ? PasswordRating.TooLong
            : await RefuseUnscoredAsync(account, password) is not null ? PasswordRating.Guessable
            : PasswordStrength.RatingOf(password, Known(account));
    }

    private async Task<Error?> RefuseAsync(OperatorRow account, string password)
    {
        var refused = await RefuseUnscoredAsync(account, password);
        return refused ?? (PasswordStrength.IsGuessable(password, Known(account)) ? Error.Invalid(Texts.PasswordCommon) : null);
    }

    // all but the score, which takes longest
    private async Task<Error?> RefuseUnscoredAsync(OperatorRow account, string password)
    {
        if (password.Length > Longest)
        {
            return Error.Invalid(Texts.PasswordTooLong.With(Longest));
        }

        foreach (var validator in operators.PasswordValidators)
        {
            if ((await validator.ValidateAsync(operators, account, password)).Errors.FirstOrDefault() is { } broken)
            {
                return Error.Invalid(WordsOf(broken));
            }
        }

        return DemoSignIn.IsPassword(password) ? Error.Invalid(Texts.PasswordOfDemo)
            : HasAddress(account, password) ? Error.Invalid(Texts.PasswordHasAddress)
            : null;
    }

    private string WordsOf(IdentityError broken) =>
        broken.Code switch
        {
            nameof(IdentityErrorDescriber.PasswordTooShort) => Texts.PasswordTooShort.With(operators.Options.Password.RequiredLength),
            nameof(IdentityErrorDescriber.PasswordRequiresUniqueChars) => Texts.PasswordTooUniform.With(
                operators.Options.Password.RequiredUniqueChars
            ),
            _ => broken.Description, // of a rule that this console does not switch on
        };

    private static string?[] Known(OperatorRow account) => [account.Email, account.DisplayName];

    private static bool HasAddress(OperatorRow account, string password) =>
        account.Email is { Length: > 0 } email && password.Contains(email, StringComparison.OrdinalIgnoreCase);
}
