using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>A model with what is said about it.</summary>
/// <param name="Settings">What the validation period chose, in words.</param>
/// <param name="Weights">How much each column decides, in its own unit of the form.</param>
/// <param name="ValidationNdcg">How well it orders the validation period.</param>
internal sealed record FittedModel(RankerModel Model, string Settings, IReadOnlyList<double> Weights, double ValidationNdcg)
{
    /// <summary>Strength of the penalty on weights; null where there is none.</summary>
    public double? Penalty { get; init; }
}
