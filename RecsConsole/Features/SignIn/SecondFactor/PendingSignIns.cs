using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.SecondFactor;

/// <summary>Holds a sign-in between password and code: encrypted in the form for five minutes, so that the server stores nothing.</summary>
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

    /// <summary>Null when the form was not created here or has expired.</summary>
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

/// <param name="Stamp">The account's security stamp at that time: a new password or factor invalidates the pending sign-in.</param>
public sealed record PendingSignIn(Guid OperatorId, Guid? TenantId, string Stamp);
