using System.Globalization;
using RecsConsole.Engine.Boosting.LightGbm;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// The training settings as lines of a model's text, with LightGBM's parameter names. Threads are left out: they change nothing.
/// </summary>
internal static class TrainingParameters
{
    public static IReadOnlyList<string> Of(BoostingSettings settings, BoostingData data) =>
        [
            "[boosting: gbdt]",
            $"[objective: {LightGbmNumbers.Of(settings.Objective)}]",
            Line("num_iterations", settings.Trees),
            Line("learning_rate", settings.LearningRate),
            Line("num_leaves", settings.Leaves),
            Line("seed", settings.Seed),
            Line("max_depth", settings.Depth == 0 ? -1 : settings.Depth),
            Line("min_data_in_leaf", settings.MinLeafRows),
            Line("min_sum_hessian_in_leaf", settings.MinLeafHessian),
            Line("bagging_fraction", settings.BaggingFraction),
            Line("bagging_freq", settings.BaggingFraction < 1 ? settings.BaggingFrequency : 0),
            Line("feature_fraction", settings.FeatureFraction),
            Line("early_stopping_round", settings.EarlyStoppingRounds),
            Line("lambda_l2", settings.L2),
            Line("min_gain_to_split", settings.MinGain),
            Line("max_bin", settings.Bins),
            Line("min_data_per_group", settings.MinCategoryRows),
            Line("max_cat_threshold", settings.MostCategories),
            Line("cat_l2", settings.CategoryL2),
            Line("cat_smooth", settings.CategorySmoothing),
            Line("max_cat_to_onehot", settings.OneCategoryUpTo),
            Line("monotone_constraints", string.Join(',', settings.Monotone)),
            Line("categorical_feature", string.Join(',', data.Categorical.Order())),
            Line("lambdarank_truncation_level", settings.Truncation),
            Line("lambdarank_norm", settings.NormalizeQueries ? 1 : 0),
        ];

    private static string Line<T>(string name, T value) => string.Create(CultureInfo.InvariantCulture, $"[{name}: {value}]");
}
