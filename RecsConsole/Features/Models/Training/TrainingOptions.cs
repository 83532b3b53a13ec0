using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Features.Models.Training;

/// <summary>The limits of a training.</summary>
public sealed class TrainingOptions
{
    public const string Section = "Training";

    /// <summary>The minimum number of decisions to learn from, logged or from the tenant's own history (R75).</summary>
    [Range(1, 1_000_000)]
    public int MinDecisions { get; set; } = 300;

    /// <summary>The minimum number of these in which a recommendable item was done.</summary>
    [Range(1, 1_000_000)]
    public int MinSuccesses { get; set; } = 50;

    /// <summary>The minimum number of outcomes of executed suggestions for a calibration.</summary>
    [Range(10, 1_000_000)]
    public int MinCalibration { get; set; } = 40;

    /// <summary>The maximum number of examples from finished cases, latest first.</summary>
    [Range(0, 1_000_000)]
    public int MostHistory { get; set; } = 4_000;

    /// <summary>The maximum number of logged decisions, latest first.</summary>
    [Range(0, 1_000_000)]
    public int MostDecisions { get; set; } = 4_000;

    /// <summary>The maximum number of finished cases used as similar cases, latest first.</summary>
    [Range(100, 1_000_000)]
    public int MostCases { get; set; } = 20_000;

    /// <summary>
    /// The worth of an item that reviewers of a closed study preferred, where an action that ended well is worth 1. With 0 nothing is
    /// learned from judgements: that it helps is not shown.
    /// </summary>
    [Range(0.0, 1.0)]
    public double ReviewWeight { get; set; }

    /// <summary>The share of decisions, the latest ones, used as the test period.</summary>
    [Range(0.05, 0.5)]
    public double TestShare { get; set; } = 0.25;

    /// <summary>The share before it used as the validation period, for penalty and calibration.</summary>
    [Range(0.05, 0.5)]
    public double ValidationShare { get; set; } = 0.15;
}
