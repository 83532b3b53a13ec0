using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>The indexes of a tenant in force, over its cases, documents in force, published actions and people: never edited, swapped whole.</summary>
/// <param name="Mark">The last change seen when the rows were read.</param>
/// <param name="Model">What makes vectors; null while the tenant has none, and words decide alone.</param>
public sealed record SearchSnapshot(
    Guid TenantId,
    long Mark,
    SearchModel? Model,
    TextIndex<IndexedDocument> Documents,
    CaseIndex Cases,
    TextIndex<IndexedAction> Actions,
    TextIndex<IndexedPerson> People
)
{
    /// <summary>What the finished cases say when they are counted, built with the base of their index.</summary>
    public CaseStatistics Statistics { get; init; } = CaseStatistics.None;

    /// <summary>
    /// The rights to a case that the statistics count have moved: nothing counted is shown until a new base counts it where it belongs now.
    /// </summary>
    public bool IsUncounted { get; init; }

    /// <summary>So much moved that building all anew is worth its time.</summary>
    public bool IsWorn => IsUncounted || Documents.IsWorn || Cases.Texts.IsWorn || Actions.IsWorn || People.IsWorn;

    /// <summary>Version of the content, the model and the weights, named by each decision: at most 64 characters.</summary>
    public string Version =>
        string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"{Documents.Version[..12]}-{Cases.Version[..12]}-{Shortened(Model)}-{TextIndexKind.Fusion.SemanticWeight:0.##}x{TextIndexKind.Fusion.Depth}"
        );

    private static string Shortened(SearchModel? model) =>
        model is null ? "words"
        : model.Version.Length > 24 ? model.Version[..12]
        : model.Version;
}
