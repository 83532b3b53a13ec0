using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Platform;

namespace RecsConsole.Embed;

/// <summary>Encrypts what a panel showed into its forms: a form of one case cannot be used for another, even by the same person.</summary>
internal sealed class EmbedSeals(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("RecsConsole.Embed");

    /// <param name="id">A decision on the case, or a response to one.</param>
    public string Seal(Actor actor, Guid caseId, Guid id) => _protector.Protect($"{actor.TenantId:N}{actor.PersonId:N}{caseId:N}{id:N}");

    /// <summary>Case and id; null when it was not sealed here for the sender.</summary>
    public SealedId? Open(Actor actor, string? text)
    {
        try
        {
            var read = text is { Length: > 0 } ? _protector.Unprotect(text) : "";
            return read.StartsWith($"{actor.TenantId:N}{actor.PersonId:N}", StringComparison.Ordinal)
                ? new(Guid.ParseExact(read[64..96], "N"), Guid.ParseExact(read[96..], "N"))
                : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
