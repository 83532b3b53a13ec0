namespace RecsConsole.Engine.Snapshots;

/// <summary>How often a customer may be contacted, counted over all people and all of the customer's cases.</summary>
/// <param name="Channel">The counted channel; null for all channels together.</param>
/// <param name="Most">Maximum number of contacts in the window.</param>
/// <param name="Days">Length of the sliding window in days.</param>
public sealed record ContactCap(string? Channel, int Most, int Days)
{
    /// <summary>Stands for all channels in a list of capped channels.</summary>
    public const string AnyChannel = "any";

    /// <summary>
    /// Whether caps apply to an action: it contacts the customer, and no policy in force requires it. A required contact is owed to them.
    /// </summary>
    public static bool AppliesTo(bool isCustomerContact, bool isRequired) => isCustomerContact && !isRequired;

    /// <summary>Whether the customer was contacted as often as this cap allows in the window that ends now.</summary>
    public bool IsReached(IEnumerable<CustomerContact> contacts, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(contacts);
        return contacts.Count(contact =>
                contact.At > at.AddDays(-Days) && (Channel is null || string.Equals(contact.Channel, Channel, StringComparison.Ordinal))
            ) >= Most;
    }

    /// <summary>Whether one more contact on the channel would be too many.</summary>
    /// <param name="capped">The channels on which the customer was contacted as often as allowed.</param>
    /// <param name="channel">Null when the contact names none.</param>
    public static bool Stops(IReadOnlyList<string> capped, string? channel)
    {
        ArgumentNullException.ThrowIfNull(capped);
        return capped.Contains(AnyChannel, StringComparer.Ordinal)
            || (channel is not null && capped.Contains(channel, StringComparer.Ordinal));
    }
}

/// <summary>A contact with a customer that counts towards a cap.</summary>
/// <param name="Channel">Null when it is not known.</param>
public sealed record CustomerContact(DateTimeOffset At, string? Channel);
