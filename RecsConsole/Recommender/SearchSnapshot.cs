namespace RecsConsole.Recommender;

/// <summary>The indexes of a tenant in force: built whole, swapped whole, never edited.</summary>
/// <param name="Mark">The last change seen when the rows were read.</param>
public sealed record SearchSnapshot(
    Guid TenantId,
    long Mark,
    DocumentIndex Documents,
    CaseIndex Cases
)
{
    /// <summary>Version of the content, named by each decision.</summary>
    public string Version => $"{Documents.Version[..12]}-{Cases.Version[..12]}";
}
