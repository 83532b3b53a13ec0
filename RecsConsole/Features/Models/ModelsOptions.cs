using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Features.Models;

/// <summary>The requirements on a model before it may rank anything that is shown.</summary>
public sealed class ModelsOptions
{
    public const string Section = "Models";

    /// <summary>The largest calibration error (ECE) that may be promoted.</summary>
    [Range(0.0, 1.0)]
    public double MaxCalibrationError { get; set; } = 0.1;

    /// <summary>The minimum number of test decisions for an evaluation.</summary>
    [Range(1, 1_000_000)]
    public int MinTestDecisions { get; set; } = 100;
}
