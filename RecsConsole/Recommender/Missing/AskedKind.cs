namespace RecsConsole.Recommender.Missing;

/// <summary>
/// The fields that somebody can be asked for. Type, region, team and customer are not among them: they decide who may see the case.
/// </summary>
public enum AskedKind
{
    IssueType,
    Product,
    Priority,
    Language,

    /// <summary>A field that the tenant's cases define themselves.</summary>
    Own,
}
