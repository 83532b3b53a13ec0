namespace RecsConsole.Database.Codes;

/// <summary>The life cycle of a document version, in order.</summary>
public enum DocumentStatus
{
    Draft,

    /// <summary>A second person approved it; effective from its date.</summary>
    Approved,

    /// <summary>In force, within its dates.</summary>
    Effective,

    /// <summary>A newer version replaced it.</summary>
    Superseded,

    /// <summary>Its last day has passed.</summary>
    Expired,

    Withdrawn,
}
