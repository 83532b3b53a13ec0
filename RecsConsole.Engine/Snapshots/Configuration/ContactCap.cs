namespace RecsConsole.Engine.Snapshots;

/// <summary>How often a customer may be contacted, whoever does it and on whichever of the customer's cases.</summary>
/// <param name="Channel">The counted channel; null: all channels together.</param>
/// <param name="Most">Most contacts in the window.</param>
/// <param name="Days">Length of the sliding window in days.</param>
public sealed record ContactCap(string? Channel, int Most, int Days)
{
    /// <summary>Stands for all channels where capped ones are listed.</summary>
    public const string AnyChannel = "any";

    /// <summary>Whether the cap stops an action. It never stops one that a policy in force requires: that one is owed to the customer.</summary>
    /// <param name="capped">The channels on which the customer was contacted as often as allowed.</param>
    /// <param name="isCustomerContact">Whether the action contacts the customer at all.</param>
    /// <param name="channel">Null: the contact names none.</param>
    public static bool Stops(IReadOnlyList<string> capped, bool isCustomerContact, string? channel, bool isRequired)
    {
        ArgumentNullException.ThrowIfNull(capped);
        return isCustomerContact
            && !isRequired
            && (
                capped.Contains(AnyChannel, StringComparer.Ordinal)
                || (channel is not null && capped.Contains(channel, StringComparer.Ordinal))
            );
    }
}
