namespace RecsConsole.Casework.Guards;

/// <summary>The channels to a customer.</summary>
public static class ContactChannels
{
    /// <summary>Label by channel, in the order of the menus.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
    [
        new("email", "Email"),
        new("phone", "Phone"),
        new("chat", "Chat"),
        new("portal", "Portal message"),
        new("letter", "Letter"),
        new("visit", "Visit"),
    ];

    public static bool IsKnown(string? channel) => All.Any(entry => string.Equals(entry.Key, channel, StringComparison.Ordinal));

    /// <summary>Label of a channel; a channel that only older versions have keeps its key.</summary>
    public static string Words(string? channel) =>
        channel is null
            ? "Any channel"
            : All.Where(entry => string.Equals(entry.Key, channel, StringComparison.Ordinal))
                .Select(entry => entry.Value)
                .FirstOrDefault(channel);
}
