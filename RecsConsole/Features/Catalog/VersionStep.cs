namespace RecsConsole.Features.Catalog;

/// <summary>What can happen to a version; the audit trail names it so.</summary>
public enum VersionStep
{
    Create,
    Edit,
    Submit,
    Withdraw,
    Publish,

    /// <summary>A newer version was published in its place.</summary>
    Supersede,
    Retire,
}
