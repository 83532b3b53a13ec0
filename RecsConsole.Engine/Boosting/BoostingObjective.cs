namespace RecsConsole.Engine.Boosting;

/// <summary>What the raw score of boosted trees means.</summary>
public enum BoostingObjective
{
    /// <summary>The logit of the probability of label 1.</summary>
    Binary,

    /// <summary>The expected value of the label.</summary>
    Regression,

    /// <summary>A ranking score: only the order within one query matters, highest first.</summary>
    LambdaRank,

    /// <summary>Which of a query's rows was chosen: logits relative to one another (conditional logit; D. McFadden, 1974).</summary>
    Choice,
}
