using RecsConsole.Recommender.Forecasts;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Masking;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>
/// A tenant's search indexes over its cases, documents in force, published actions and people. Immutable; replaced as a whole.
/// </summary>
/// <param name="Mark">Id of the last change seen when the rows were read.</param>
/// <param name="Model">The embedding model; null while the tenant has none and search goes by words alone.</param>
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
    /// <summary>Counts over the finished cases, built with the base of their index.</summary>
    public CaseStatistics Statistics { get; init; } = CaseStatistics.None;

    /// <summary>The mask applied to texts of a search before they leave; null when none leave.</summary>
    public TextMask? Mask { get; init; }

    /// <summary>The model that reranks what is found for a typed query; null when none does.</summary>
    public string? Reranker { get; init; }

    /// <summary>The model that reads which actions a case asks for; null when none does.</summary>
    public string? Intents { get; init; }

    /// <summary>The next-step models of each case type, as last learned.</summary>
    public StepForecasts Forecasts { get; init; } = StepForecasts.None;

    /// <summary>
    /// The rights to a counted case changed: the statistics are empty until a new base counts it in its new access class.
    /// </summary>
    public bool IsUncounted { get; init; }

    /// <summary>So much has changed that a full rebuild pays off.</summary>
    public bool NeedsRebuild =>
        IsUncounted || Documents.NeedsRebuild || Cases.Texts.NeedsRebuild || Actions.NeedsRebuild || People.NeedsRebuild;

    /// <summary>Version of content, model and weights, recorded with each decision; at most 64 characters.</summary>
    public string Version => $"{Documents.Version[..12]}-{Cases.Version[..12]}-{Shortened(Model)}-{TextIndexKind.FusionVersion}";

    private static string Shortened(SearchModel? model) =>
        model is null ? "words"
        : model.Version.Length > 24 ? model.Version[..12]
        : model.Version;
}
