namespace RecsConsole.Engine.Boosting;

/// <summary>What the raw score of boosted trees means.</summary>
public enum BoostingObjective
{
    /// <summary>The logit of the probability of label 1.</summary>
    Binary,

    /// <summary>The expected value of the label.</summary>
    Regression,

    /// <summary>An order within one query, best first; nothing else.</summary>
    LambdaRank,

    /// <summary>Which one of a query's rows it is: logits beside each other (conditional logit; D. McFadden, 1974).</summary>
    Choice,
}
