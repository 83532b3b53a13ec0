namespace RecsConsole.Engine.Boosting.Training.Losses;

/// <summary>What trees are grown against: the derivatives at the present scores, and how good scores are.</summary>
internal interface ILoss
{
    /// <summary>The score all rows start from.</summary>
    double Start { get; }

    /// <summary>Writes the first and second derivatives of the loss with respect to each row's score.</summary>
    void Derive(double[] scores, Gradients gradients, Workers workers);

    /// <summary>How good scores are on these rows; smaller is better.</summary>
    double Evaluate(double[] scores);
}
