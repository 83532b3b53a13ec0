namespace RecsConsole.Database.Codes;

/// <summary>The life cycle of a version of a curated object.</summary>
public enum VersionStatus
{
    Draft,

    /// <summary>Submitted by its author; a second person publishes it.</summary>
    InReview,

    /// <summary>In use; at most one version per key.</summary>
    Published,

    /// <summary>Out of use; kept, because decisions refer to it.</summary>
    Retired,
}
