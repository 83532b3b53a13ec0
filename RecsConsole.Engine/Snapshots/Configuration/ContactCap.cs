namespace RecsConsole.Engine.Snapshots;

/// <summary>How often a customer may be contacted, whoever does it and on whichever of the customer's cases.</summary>
/// <param name="Channel">The channel that is counted; null: all channels together.</param>
/// <param name="Most">At most so many contacts.</param>
/// <param name="Days">Length of the sliding window in days.</param>
public sealed record ContactCap(string? Channel, int Most, int Days)
{
    /// <summary>Stands for all channels where capped ones are listed.</summary>
    public const string AnyChannel = "any";
}
