using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Metrics;

/// <summary>The optional models, and what came of asking them, in words.</summary>
internal static class ModelUseLabels
{
    public static StoredText Of(ModelUse use) =>
        use switch
        {
            ModelUse.Reranking => StoredText.From<Texts>(nameof(Texts.RerankingModel)),
            ModelUse.Intents => StoredText.From<Texts>(nameof(Texts.IntentModel)),
            _ => StoredText.From<Texts>(nameof(Texts.EmbeddingModel)),
        };

    public static string Of(ModelOutcome outcome) =>
        outcome switch
        {
            ModelOutcome.Answered => Texts.ModelAnswered,
            ModelOutcome.Late => Texts.ModelLate,
            ModelOutcome.Refused => Texts.ModelRefused,
            ModelOutcome.Invalid => Texts.ModelInvalid,
            ModelOutcome.Unreachable => Texts.ModelUnreachable,
            _ => Texts.ModelNotAsked,
        };
}
