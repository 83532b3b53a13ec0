namespace RecsConsole.Engine.Evaluation;

/// <summary>One logged decision of a policy, and its reward.</summary>
/// <param name="Action">The chosen action.</param>
/// <param name="Reward">The reward the decision brought.</param>
/// <param name="Propensity">The probability with which the logging policy chose the action, above 0.</param>
/// <param name="TargetProbability">The probability with which the evaluated policy would have chosen it.</param>
public readonly record struct LoggedReward(string Action, double Reward, double Propensity, double TargetProbability)
{
    /// <summary>How much more often the target would have chosen this.</summary>
    public double Weight => TargetProbability / Propensity;
}
