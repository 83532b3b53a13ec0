using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Secrets;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>
/// Keeps the secrets of authenticator apps and the recovery codes encrypted with the installation's own keys, so that a copy of the database
/// makes no code. ASP.NET Core Identity would keep them in the clear.
/// </summary>
public sealed class SealedFactorStore(ConsoleDbContext db, IDataProtectionProvider protection, IdentityErrorDescriber describer)
    : UserOnlyStore<OperatorRow, ConsoleDbContext, Guid>(db, describer)
{
    /// <summary>The store in which ASP.NET Core Identity keeps both.</summary>
    public const string Provider = "[AspNetUserStore]";

    /// <summary>Names the keys that encrypt them.</summary>
    public const string Purpose = "RecsConsole.SecondFactor";

    /// <summary>Begins what is encrypted: the base64 of a secret and the codes have no colon.</summary>
    public const string Mark = "sealed:";

    private readonly IDataProtector _protector = protection.CreateProtector(Purpose);

    public override Task SetTokenAsync(
        OperatorRow user,
        string loginProvider,
        string name,
        string? value,
        CancellationToken cancellationToken
    ) => base.SetTokenAsync(user, loginProvider, name, IsSecret(loginProvider) ? Seal(value) : value, cancellationToken);

    public override async Task<string?> GetTokenAsync(
        OperatorRow user,
        string loginProvider,
        string name,
        CancellationToken cancellationToken
    )
    {
        var stored = await base.GetTokenAsync(user, loginProvider, name, cancellationToken);
        return IsSecret(loginProvider) ? Open(stored) : stored;
    }

    private static bool IsSecret(string provider) => string.Equals(provider, Provider, StringComparison.Ordinal);

    private string? Seal(string? value) => value is null ? null : Mark + _protector.Seal(value);

    // a value without the mark was stored before there was one; one that does not open is no secret, so no code is right
    private string? Open(string? stored)
    {
        if (stored is null || !stored.StartsWith(Mark, StringComparison.Ordinal))
        {
            return stored;
        }

        try
        {
            return _protector.Unseal(stored[Mark.Length..]);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
