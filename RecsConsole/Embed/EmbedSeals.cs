using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using RecsConsole.Platform;

namespace RecsConsole.Embed;

/// <summary>
/// Seals what a panel showed into its forms: a form of one case answers nothing of another, even of the same person.
/// </summary>
internal sealed class EmbedSeals(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("RecsConsole.Embed");

    /// <param name="id">A decision of the case, or an answer to one.</param>
    public string Seal(Actor actor, Guid caseId, Guid id) => _protector.Protect($"{actor.TenantId:N}{actor.PersonId:N}{caseId:N}{id:N}");

    /// <summary>Case and id; null where it was not sealed here for whoever sends it.</summary>
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
