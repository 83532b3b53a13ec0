namespace RecsConsole.Database.Codes;

/// <summary>The life of a version of an action, a playbook or a policy.</summary>
public enum VersionStatus
{
    Draft,

    /// <summary>Submitted by its author; a second person publishes it.</summary>
    InReview,

    /// <summary>In use; at most one version per key.</summary>
    Published,

    /// <summary>Out of use; kept, because decisions name it.</summary>
    Retired,
}
