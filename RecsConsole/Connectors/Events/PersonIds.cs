namespace RecsConsole.Connectors.Events;

/// <summary>Identifies people in events, which have an address or only a name.</summary>
public static class PersonIds
{
    private const int Longest = 100;

    /// <summary>The same for each spelling of an address.</summary>
    public static string Of(string addressOrName)
    {
        ArgumentNullException.ThrowIfNull(addressOrName);
        var id = addressOrName.Trim().ToUpperInvariant();
        return id.Length <= Longest ? id : id[..Longest];
    }
}
