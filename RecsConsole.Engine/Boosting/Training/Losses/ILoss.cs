namespace RecsConsole.Engine.Boosting.Training.Losses;

/// <summary>What trees are grown against: the derivatives at the present scores, and how good scores are.</summary>
internal interface ILoss
{
    /// <summary>The score all rows start from.</summary>
    double Start { get; }

    /// <summary>Writes both derivatives of the loss by the score for each row.</summary>
    void Derive(double[] scores, Gradients gradients, Workers workers);

    /// <summary>How good scores are on these rows; smaller is better.</summary>
    double Evaluate(double[] scores);
}
