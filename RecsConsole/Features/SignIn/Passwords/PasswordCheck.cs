using Microsoft.AspNetCore.Identity;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Checks the password of an account, and counts wrong ones towards its lockout. Call only within a turn for the account.
/// </summary>
public sealed class PasswordCheck(UserManager<OperatorRow> operators, SignInRefusal refusal, Lockout lockout, IHostEnvironment environment)
{
    private static readonly OperatorRow s_nobody = new();
    private static readonly string s_nobodysHash = new PasswordHasher<OperatorRow>().HashPassword(s_nobody, Guid.NewGuid().ToString());

    /// <summary>Null when the password is correct.</summary>
    /// <param name="wrong">The error for a wrong password while the account is not locked.</param>
    public async Task<Error?> RefuseAsync(OperatorRow account, string password, Error wrong, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        ArgumentNullException.ThrowIfNull(password);
        if (await operators.IsLockedOutAsync(account))
        {
            TakeAsLong(password);
            return await refusal.RefuseAsync(account, "locked", wrong, cancellationToken);
        }

        return await IsRightAsync(account, password) ? null : await lockout.CountAsync(account, "wrong_password", wrong, cancellationToken);
    }

    /// <summary>Takes as long as checking a password, so that timing does not reveal who has an account.</summary>
    public void TakeAsLong(string password) => operators.PasswordHasher.VerifyHashedPassword(s_nobody, s_nobodysHash, password);

    private async Task<bool> IsRightAsync(OperatorRow account, string password)
    {
        if (account.PasswordHash is null)
        {
            TakeAsLong(password);
            return false;
        }

        // A demo database may be moved elsewhere; its publicly known password must not work there.
        var isRefused = DemoSignIn.IsPassword(password) && !environment.IsDevelopment();
        var verified = operators.PasswordHasher.VerifyHashedPassword(account, account.PasswordHash, password);
        if (isRefused || verified is PasswordVerificationResult.Failed)
        {
            return false;
        }

        if (verified is PasswordVerificationResult.SuccessRehashNeeded)
        {
            // CheckPasswordAsync would change the security stamp too, which ends sessions although the password stays the same
            account.PasswordHash = operators.PasswordHasher.HashPassword(account, password);
            await operators.UpdateAsync(account);
        }

        return true;
    }
}
