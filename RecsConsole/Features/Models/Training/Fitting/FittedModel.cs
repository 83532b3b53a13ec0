using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>A fitted model with its figures.</summary>
/// <param name="Settings">The settings chosen on the validation period, in words.</param>
/// <param name="Weights">The influence of each column, in the unit of the model form.</param>
/// <param name="Gains">nDCG of each validation decision in which something was done.</param>
internal sealed record FittedModel(RankerModel Model, string Settings, IReadOnlyList<double> Weights, IReadOnlyList<double> Gains)
{
    /// <summary>Their mean; 0 when there are none.</summary>
    public double ValidationNdcg => Gains.Count == 0 ? 0 : Gains.Average();

    /// <summary>Strength of the penalty on weights; null where there is none.</summary>
    public double? Penalty { get; init; }
}
