namespace RecsConsole.Features.Catalog;

/// <summary>The steps of a version's life cycle; audit entries are named after them.</summary>
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
