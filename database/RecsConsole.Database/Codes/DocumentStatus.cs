namespace RecsConsole.Database.Codes;

/// <summary>The life cycle of a document version, in order.</summary>
public enum DocumentStatus
{
    Draft,

    /// <summary>A second person has approved the version; it takes effect on its date.</summary>
    Approved,

    /// <summary>In force, within its dates.</summary>
    Effective,

    /// <summary>A newer version has replaced this one.</summary>
    Superseded,

    /// <summary>Its last day has passed.</summary>
    Expired,

    Withdrawn,
}
