namespace RecsConsole.Engine.Evaluation;

/// <summary>One decision of a policy that was logged, and what came of it.</summary>
/// <param name="Action">What was chosen.</param>
/// <param name="Reward">What it brought.</param>
/// <param name="Propensity">With which probability it was chosen, above 0.</param>
/// <param name="TargetProbability">With which probability the policy to be valued would have chosen it.</param>
public readonly record struct LoggedReward(string Action, double Reward, double Propensity, double TargetProbability)
{
    /// <summary>How much more often the target would have chosen this.</summary>
    public double Weight => TargetProbability / Propensity;
}
