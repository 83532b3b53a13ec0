using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Tenancy.People;

/// <summary>A person as the recommender needs one; the name never goes into a snapshot.</summary>
public sealed record PersonRecord(PersonFacts Facts, string DisplayName, string TimeZone, int Capacity, bool IsActive)
{
    /// <summary>False for a person who is only known, such as from an imported log: nobody of that name is ever here.</summary>
    public bool CanSignIn { get; init; } = true;

    /// <summary>The key of the person's page; null when another system owns the people.</summary>
    public string? Key { get; init; }
}
