namespace RecsConsole.Features.Readiness.Points;

/// <summary>No text is generated freely: every sentence comes from a template of the product.</summary>
internal static class LanguageModelPoint
{
    public static ReadinessFinding Of(LanguageModelFacts facts) =>
        new(
            ReadinessFinding.Judge(facts.Claims > 0, facts.OfNoTemplate > 0),
            [
                new(Texts.LanguageModel, Texts.LanguageModelNone),
                ReadinessFigure.Count(Texts.ClaimsRead, facts.Claims),
                ReadinessFigure.None(Texts.OfNoTemplate, facts.OfNoTemplate),
                ReadinessFigure.Count(Texts.TemplatesKnown, facts.Templates),
                new(Texts.EmbeddingModel, facts.EmbeddingModel ?? Texts.EmbeddingBuiltIn),
                .. facts.RerankingModel is { } model ? [new ReadinessFigure(Texts.RerankingModel, model)] : Array.Empty<ReadinessFigure>(),
                .. facts.IntentModel is { } reader ? [new ReadinessFigure(Texts.IntentModel, reader)] : Array.Empty<ReadinessFigure>(),
            ],
            facts is { EmbeddingModel: null, RerankingModel: null, IntentModel: null }
                ? Texts.NothingIsGenerated
                : Texts.NothingIsGeneratedButVectors
        );
}

/// <param name="Claims">Claims in the sampled decisions.</param>
/// <param name="OfNoTemplate">The claims among them that refer to no template of the product.</param>
/// <param name="EmbeddingModel">The model that receives the tenant's texts for search; null when vectors are computed locally.</param>
internal sealed record LanguageModelFacts(int Claims, int OfNoTemplate, int Templates, string? EmbeddingModel)
{
    /// <summary>The model that receives search texts and passages to order what was found; null when there is none.</summary>
    public string? RerankingModel { get; init; }

    /// <summary>The model that receives the text of cases to read which step they ask for; null when there is none.</summary>
    public string? IntentModel { get; init; }
}
