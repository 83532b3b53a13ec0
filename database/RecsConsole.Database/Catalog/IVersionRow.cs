using RecsConsole.Database.Codes;

namespace RecsConsole.Database;

/// <summary>A version of something that is curated: written as a draft, published by a second person, retired.</summary>
public interface IVersionRow : ITenantOwned
{
    string Key { get; }

    int Version { get; }

    VersionStatus Status { get; set; }

    DateTimeOffset UpdatedAt { get; set; }

    /// <summary>Grows with each write: what somebody saw is compared with it.</summary>
    long Revision { get; set; }
}
