using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using RecsConsole.Database;
using RecsConsole.Platform.Secrets;

namespace RecsConsole.Features.SignIn.Passwords;

/// <summary>
/// Encrypts the hashes of passwords with the installation's own keys, so that a copy of the database lets nobody try passwords. A hash that
/// was stored before is still right, and asks to be stored anew.
/// </summary>
public sealed class SealedPasswordHasher(IDataProtectionProvider protection, IOptions<PasswordHasherOptions> options)
    : PasswordHasher<OperatorRow>(options)
{
    /// <summary>Names the keys that encrypt them.</summary>
    public const string Purpose = "RecsConsole.Password";

    /// <summary>Begins a hash that is encrypted: the base64 of a hash has no colon.</summary>
    public const string Mark = "sealed:";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    public override string HashPassword(OperatorRow user, string password) => Mark + _protector.Seal(base.HashPassword(user, password));

    public override PasswordVerificationResult VerifyHashedPassword(OperatorRow user, string hashedPassword, string providedPassword)
    {
        ArgumentNullException.ThrowIfNull(hashedPassword);
        if (!hashedPassword.StartsWith(Mark, StringComparison.Ordinal))
        {
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword) is PasswordVerificationResult.Failed
                ? PasswordVerificationResult.Failed
                : PasswordVerificationResult.SuccessRehashNeeded;
        }

        if (Open(hashedPassword[Mark.Length..]) is { } hash)
        {
            return base.VerifyHashedPassword(user, hash, providedPassword);
        }

        _ = base.HashPassword(user, providedPassword); // takes as long as a wrong password
        return PasswordVerificationResult.Failed;
    }

    // what does not open is no hash, so no password is right
    private string? Open(string stored)
    {
        try
        {
            return _protector.Unseal(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
