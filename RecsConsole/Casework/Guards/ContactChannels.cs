namespace RecsConsole.Casework.Guards;

/// <summary>The ways to a customer that are told apart.</summary>
public static class ContactChannels
{
    /// <summary>Channel to words, in the order of the menus.</summary>
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

    /// <summary>What a channel is called; a channel of an older version by its own name.</summary>
    public static string Words(string? channel) =>
        channel is null
            ? "Any channel"
            : All.Where(entry => string.Equals(entry.Key, channel, StringComparison.Ordinal))
                .Select(entry => entry.Value)
                .FirstOrDefault(channel);
}
