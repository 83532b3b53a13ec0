namespace RecsConsole.Casework.Conversation;

/// <summary>
/// Name and address of whoever wrote a message, as long as their columns allow: they come from mails and ticket systems, which may say
/// anything.
/// </summary>
public static class ContactLimits
{
    private const int LongestName = 200;
    private const int LongestAddress = 256;

    public static string? NameOf(string? name) => name is { Length: > LongestName } ? name[..(LongestName - 1)] + "…" : name;

    /// <summary>Null for an address that is too long to be one: half of it would be somebody else's.</summary>
    public static string? AddressOf(string? address) => address is { Length: <= LongestAddress } ? address : null;
}
