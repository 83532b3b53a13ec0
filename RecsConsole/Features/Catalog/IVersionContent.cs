namespace RecsConsole.Features.Catalog;

/// <summary>The editable content of a version of any kind of catalog item.</summary>
public interface IVersionContent
{
    string Title { get; }

    /// <summary>SHA-256 of the whole content, as recorded in the audit trail.</summary>
    string Hash { get; }
}
