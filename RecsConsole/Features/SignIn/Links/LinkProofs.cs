using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Database;

namespace RecsConsole.Features.SignIn.Links;

/// <summary>
/// Holds, between the two steps of a reset link, that its bearer proved the account's second factor: encrypted in the form for ten minutes,
/// so that the server stores nothing.
/// </summary>
public sealed class LinkProofs(IDataProtectionProvider protection)
{
    private static readonly TimeSpan s_life = TimeSpan.FromMinutes(10);
    private readonly ITimeLimitedDataProtector _protector = protection
        .CreateProtector("RecsConsole.LinkProof")
        .ToTimeLimitedDataProtector();

    /// <param name="passkey">Id of the passkey that was used; null for a code.</param>
    public string Issue(AccountLinkRow link, OperatorRow account, string? passkey)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(account);
        return _protector.Protect(JsonSerializer.Serialize(new LinkProof(link.Id, account.SecurityStamp ?? "", passkey)), s_life);
    }

    /// <summary>Null when the form was not created here, has expired, or is of another link or of an earlier password or factor.</summary>
    public LinkProof? Read(string? proof, AccountLinkRow link, OperatorRow account)
    {
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(account);
        try
        {
            return
                !string.IsNullOrEmpty(proof)
                && JsonSerializer.Deserialize<LinkProof>(_protector.Unprotect(proof)) is { } read
                && read.LinkId == link.Id
                && string.Equals(read.Stamp, account.SecurityStamp, StringComparison.Ordinal)
                ? read
                : null;
        }
        catch (Exception e) when (e is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}

/// <param name="LinkId">A link is of one account.</param>
/// <param name="Stamp">The account's security stamp at that time: a new password or factor voids the proof.</param>
/// <param name="Passkey">Id of the passkey that was used; null for a code.</param>
public sealed record LinkProof(Guid LinkId, string Stamp, string? Passkey);
