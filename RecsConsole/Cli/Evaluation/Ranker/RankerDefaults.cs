using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.Boosting.Training;

namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>The defaults of the command line options.</summary>
internal static class RankerDefaults
{
    /// <summary>LightGBM's defaults; for LambdaRank the best in cross-validation by query (docs/benchmarks.md).</summary>
    public static BoostingSettings Of(BoostingObjective objective)
    {
        var settings = new BoostingSettings { Objective = objective };
        return objective == BoostingObjective.LambdaRank
            ? settings with
            {
                Trees = 200,
                LearningRate = 0.05,
                FeatureFraction = 0.3,
                BaggingFraction = 0.9,
            }
            : settings;
    }
}
