namespace RecsConsole.Database.Codes;

/// <summary>The life of a version of an action, a playbook or a policy.</summary>
public enum VersionStatus
{
    Draft,

    /// <summary>Its author handed it over; a second person publishes it.</summary>
    InReview,

    /// <summary>In use; one version of a key at most.</summary>
    Published,

    /// <summary>Out of use; kept, because decisions name it.</summary>
    Retired,
}
