namespace RecsConsole.Engine.Boosting.Training.Losses;

/// <summary>The loss of each objective.</summary>
internal static class LossChoice
{
    public static ILoss Of(BoostingData data, BoostingSettings settings) =>
        settings.Objective switch
        {
            BoostingObjective.Binary => new BinaryLoss(data),
            BoostingObjective.Regression => new SquaredLoss(data),
            BoostingObjective.Choice => new ChoiceLoss(data),
            BoostingObjective.LambdaRank => new LambdaRankLoss(data, settings),
            _ => throw new ArgumentException($"There is no objective {settings.Objective}.", nameof(settings)),
        };
}
