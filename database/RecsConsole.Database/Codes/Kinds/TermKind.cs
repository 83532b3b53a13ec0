namespace RecsConsole.Database.Codes;

/// <summary>What a term of the taxonomy names.</summary>
public enum TermKind
{
    /// <summary>The value of Cases.IssueType.</summary>
    IssueType,

    /// <summary>The value of Cases.Product.</summary>
    Product,
}
