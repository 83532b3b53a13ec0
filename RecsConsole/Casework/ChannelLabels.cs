namespace RecsConsole.Casework;

/// <summary>The channels to a customer.</summary>
public static class ChannelLabels
{
    /// <summary>Label by channel, in the order of the menus.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All =>
        [
            new("email", CaseworkTexts.ChannelEmail),
            new("phone", CaseworkTexts.ChannelPhone),
            new("chat", CaseworkTexts.ChannelChat),
            new("portal", CaseworkTexts.ChannelPortal),
            new("letter", CaseworkTexts.ChannelLetter),
            new("visit", CaseworkTexts.ChannelVisit),
        ];

    public static bool IsKnown(string? channel) => All.Any(entry => string.Equals(entry.Key, channel, StringComparison.Ordinal));

    /// <summary>Label of a channel; a channel known only to older versions keeps its key.</summary>
    public static string Words(string? channel) =>
        channel is null
            ? CaseworkTexts.AnyChannel
            : All.Where(entry => string.Equals(entry.Key, channel, StringComparison.Ordinal))
                .Select(entry => entry.Value)
                .FirstOrDefault(channel);
}
