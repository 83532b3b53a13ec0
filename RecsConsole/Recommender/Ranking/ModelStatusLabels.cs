namespace RecsConsole.Recommender.Ranking;

/// <summary>States of models in words.</summary>
public static class ModelStatusLabels
{
    public static string Of(ModelStatus status) =>
        status switch
        {
            ModelStatus.Shadow => RecommenderTexts.ModelShadow,
            ModelStatus.Pilot => RecommenderTexts.ModelPilot,
            ModelStatus.Live => RecommenderTexts.ModelLive,
            _ => RecommenderTexts.ModelRetired,
        };
}
