using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Keeps a sign-in between its password and its code: sealed in the form, for five minutes, so that the server remembers nothing.</summary>
public sealed class PendingSignIns(IDataProtectionProvider protection)
{
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(5);
    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector("RecsConsole.PendingSignIn")
        .ToTimeLimitedDataProtector();

    public string Begin(OperatorRow account, Guid? tenantId)
    {
        ArgumentNullException.ThrowIfNull(account);
        var begun = new PendingSignIn(account.Id, tenantId, account.SecurityStamp ?? "");
        return _protector.Protect(JsonSerializer.Serialize(begun), s_life);
    }

    /// <summary>Null where it was not written here or is too old.</summary>
    public PendingSignIn? Read(string? pending)
    {
        try
        {
            return string.IsNullOrEmpty(pending) ? null : JsonSerializer.Deserialize<PendingSignIn>(_protector.Unprotect(pending));
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}

/// <param name="Stamp">The account's security stamp then: a new password or factor ends what was begun.</param>
public sealed record PendingSignIn(Guid OperatorId, Guid? TenantId, string Stamp);
