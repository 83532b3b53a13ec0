using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>A password that follows the rules (<see cref="PasswordRules"/>), ready to be stored.</summary>
public sealed class NewPassword
{
    private readonly string _hash;

    internal NewPassword(string hash) => _hash = hash;

    /// <summary>Writes hash and new security stamp to the row, which the caller saves.</summary>
    public void ApplyTo(OperatorRow account)
    {
        ArgumentNullException.ThrowIfNull(account);
        account.PasswordHash = _hash;
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        account.AccessFailedCount = 0;
        account.LockoutEnd = null;
    }
}
