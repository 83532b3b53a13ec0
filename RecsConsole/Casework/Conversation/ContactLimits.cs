using RecsConsole.Casework.Intake;

namespace RecsConsole.Casework.Conversation;

/// <summary>
/// Name and address of whoever wrote a message, as long as their columns allow: they come from mails and ticket systems, which may say
/// anything.
/// </summary>
public static class ContactLimits
{
    public static string? NameOf(string? name) =>
        name is { Length: > CaseLimits.LongestName } ? name[..(CaseLimits.LongestName - 1)] + "…" : name;

    /// <summary>Null for an address that is too long to be one: half of it would be somebody else's.</summary>
    public static string? AddressOf(string? address) => address is { Length: <= CaseLimits.LongestAddress } ? address : null;
}
