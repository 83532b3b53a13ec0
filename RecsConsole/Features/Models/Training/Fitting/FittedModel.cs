using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>A model with what is said about it.</summary>
/// <param name="Settings">What the validation period chose, in words.</param>
/// <param name="Weights">How much each column decides, in its own unit of the form.</param>
/// <param name="Gains">nDCG of each decision of the validation period in which something was done.</param>
internal sealed record FittedModel(RankerModel Model, string Settings, IReadOnlyList<double> Weights, IReadOnlyList<double> Gains)
{
    /// <summary>The mean of these; 0 without any.</summary>
    public double ValidationNdcg => Gains.Count == 0 ? 0 : Gains.Average();

    /// <summary>Strength of the penalty on weights; null where there is none.</summary>
    public double? Penalty { get; init; }
}
