namespace RecsConsole.Features.Readiness.Points;

/// <summary>No text is made up: every sentence comes from a template that is part of the product.</summary>
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
            ],
            facts.EmbeddingModel is null ? Texts.NothingIsGenerated : Texts.NothingIsGeneratedButVectors
        );
}

/// <param name="Claims">Sentences in the decisions that were read.</param>
/// <param name="OfNoTemplate">Of these, those that name no template of the product.</param>
/// <param name="EmbeddingModel">The model that texts of this tenant are sent to for search; null: none, vectors are built in.</param>
internal sealed record LanguageModelFacts(int Claims, int OfNoTemplate, int Templates, string? EmbeddingModel);
