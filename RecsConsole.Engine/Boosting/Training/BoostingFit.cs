namespace RecsConsole.Engine.Boosting.Training;

/// <summary>A trained model and how training went.</summary>
/// <param name="Model">The trees up to the best round.</param>
/// <param name="BestRound">Number of trees in the model.</param>
/// <param name="ValidationLosses">The loss on the validation part after each round, smaller is better; empty without such a part.</param>
public sealed record BoostingFit(BoostedTrees Model, int BestRound, IReadOnlyList<double> ValidationLosses);
