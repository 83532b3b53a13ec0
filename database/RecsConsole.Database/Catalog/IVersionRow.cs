using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A version of a curated object: written as a draft, published by a second person, retired.</summary>
public interface IVersionRow : ITenantOwned
{
    string Key { get; }

    int Version { get; }

    string Title { get; }

    VersionStatus Status { get; set; }

    DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Concurrency token; grows with each write.</summary>
    long Revision { get; set; }
}
