namespace RecsConsole.Database;

/// <summary>A version of something that is curated: written as a draft, published by a second person, retired.</summary>
public interface IVersionRow : ITenantOwned
{
    string Key { get; }

    int Version { get; }

    string Status { get; set; }

    DateTimeOffset UpdatedAt { get; set; }
}
