namespace RecsConsole.Engine.Boosting.Training;

/// <summary>How boosted trees are grown; the defaults are LightGBM's, whose parameter names are in parentheses.</summary>
public sealed record BoostingSettings
{
    /// <summary>The largest number of bins per column, including the one for missing values.</summary>
    public const int MaxBins = 255;

    public BoostingObjective Objective { get; init; } = BoostingObjective.Binary;

    /// <summary>Number of boosting rounds (num_iterations).</summary>
    public int Trees { get; init; } = 100;

    /// <summary>Maximum number of leaves per tree (num_leaves).</summary>
    public int Leaves { get; init; } = 31;

    /// <summary>The fraction of each tree's correction that is applied (learning_rate).</summary>
    public double LearningRate { get; init; } = 0.1;

    /// <summary>Maximum number of splits above a leaf; 0 for no limit (max_depth).</summary>
    public int Depth { get; init; }

    /// <summary>
    /// Minimum number of rows per leaf (min_data_in_leaf). Where hessians differ, a candidate's rows are estimated from its share of the
    /// hessian, as in LightGBM.
    /// </summary>
    public int MinLeafRows { get; init; } = 20;

    /// <summary>Minimum sum of hessians per leaf (min_sum_hessian_in_leaf).</summary>
    public double MinLeafHessian { get; init; } = 1e-3;

    /// <summary>Penalty of large leaf values (lambda_l2).</summary>
    public double L2 { get; init; }

    /// <summary>Minimum gain of a split (min_gain_to_split).</summary>
    public double MinGain { get; init; }

    /// <summary>Maximum number of bins per column (max_bin).</summary>
    public int Bins { get; init; } = MaxBins;

    /// <summary>The share of columns that each tree may use (feature_fraction).</summary>
    public double FeatureFraction { get; init; } = 1;

    /// <summary>The fraction of rows that each tree is grown on (bagging_fraction).</summary>
    public double BaggingFraction { get; init; } = 1;

    /// <summary>Rows are drawn again after this many trees (bagging_freq).</summary>
    public int BaggingFrequency { get; init; } = 1;

    /// <summary>
    /// For each column: 1 if the prediction must not fall as it grows, -1 if it must not rise, otherwise 0 (monotone_constraints). Empty
    /// means no constraints.
    /// </summary>
    public IReadOnlyList<int> Monotone { get; init; } = [];

    /// <summary>Columns with at most this many categories split off one category at a time (max_cat_to_onehot).</summary>
    public int OneCategoryUpTo { get; init; } = 4;

    /// <summary>Maximum number of categories on the smaller side of a split (max_cat_threshold).</summary>
    public int MostCategories { get; init; } = 32;

    /// <summary>Hessian added to a category's own when categories are ordered (cat_smooth).</summary>
    public double CategorySmoothing { get; init; } = 10;

    /// <summary>Penalty of large leaf values below a split by categories, on top of <see cref="L2"/> (cat_l2).</summary>
    public double CategoryL2 { get; init; } = 10;

    /// <summary>Minimum number of rows that each group of categories adds to a split (min_data_per_group).</summary>
    public int MinCategoryRows { get; init; } = 100;

    /// <summary>LambdaRank: how deep in a query's order pairs are formed (lambdarank_truncation_level).</summary>
    public int Truncation { get; init; } = 30;

    /// <summary>LambdaRank: whether each query's corrections are scaled to a common size (lambdarank_norm).</summary>
    public bool NormalizeQueries { get; init; } = true;

    /// <summary>
    /// Training ends after this many rounds without improvement on the validation part; 0 for never (early_stopping_round).
    /// </summary>
    public int EarlyStoppingRounds { get; init; }

    /// <summary>LambdaRank: the nDCG cutoff used by early stopping.</summary>
    public int EvaluateAt { get; init; } = 10;

    /// <summary>Draws rows and columns; the same seed gives the same trees.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Number of concurrent threads; the trees are the same with any number.</summary>
    public int Threads { get; init; } = 1;

    /// <exception cref="BoostingException">A setting is out of range.</exception>
    public void Check(int columns)
    {
        Require(Trees is >= 1 and <= 100_000, $"{nameof(Trees)} must be from 1 to 100,000.");
        Require(Leaves is >= 2 and <= 32_768, $"{nameof(Leaves)} must be from 2 to 32,768.");
        Require(LearningRate is > 0 and <= 10, $"{nameof(LearningRate)} must be above 0 and at most 10.");
        Require(Depth >= 0 && MinLeafRows >= 0 && MinCategoryRows >= 0, "Depth and least numbers of rows must not be negative.");
        Require(MinLeafHessian >= 0 && L2 >= 0 && MinGain >= 0, "Least hessian, penalty and least gain must not be negative.");
        Require(Bins is >= 2 and <= MaxBins, $"{nameof(Bins)} must be from 2 to 255.");
        Require(FeatureFraction is > 0 and <= 1 && BaggingFraction is > 0 and <= 1, "Fractions must be above 0 and at most 1.");
        Require(BaggingFrequency >= 1 && EarlyStoppingRounds >= 0 && EvaluateAt >= 1, "Rounds must not be negative.");
        Require(CategorySmoothing >= 0 && CategoryL2 >= 0 && OneCategoryUpTo >= 0, "Settings of categories must not be negative.");
        Require(MostCategories >= 1 && Truncation >= 1, "The most categories and the truncation must be at least 1.");
        Require(Threads is >= 1 and <= 256, $"{nameof(Threads)} must be from 1 to 256.");
        Require(Monotone.Count == 0 || Monotone.Count == columns, "There must be one monotone constraint for each column, or none.");
        Require(Monotone.All(each => each is >= -1 and <= 1), "A monotone constraint is -1, 0 or 1.");
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new BoostingException(message);
        }
    }
}
