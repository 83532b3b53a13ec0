using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Features.Models;

/// <summary>What a model has to reach before it may rank anything that is shown.</summary>
public sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>Largest calibration error (ECE) that is promoted.</summary>
    [Range(0.0, 1.0)]
    public double MaxCalibrationError { get; set; } = 0.1;

    /// <summary>Fewest decisions of the test period that an evaluation may rest on.</summary>
    [Range(1, 1_000_000)]
    public int MinTestDecisions { get; set; } = 100;
}
