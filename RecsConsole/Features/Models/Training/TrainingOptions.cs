using System.ComponentModel.DataAnnotations;

namespace RecsConsole.Features.Models.Training;

/// <summary>How much a training needs and takes.</summary>
public sealed class TrainingOptions
{
    public const string Section = "Training";

    /// <summary>Fewest decisions, logged or from the tenant's own history, that may be learned from (R75).</summary>
    [Range(1, 1_000_000)]
    public int MinDecisions { get; set; } = 300;

    /// <summary>Fewest of them in which what was done can be learned from.</summary>
    [Range(1, 1_000_000)]
    public int MinSuccesses { get; set; } = 50;

    /// <summary>Fewest outcomes of carried out suggestions that a calibration rests on.</summary>
    [Range(10, 1_000_000)]
    public int MinCalibration { get; set; } = 40;

    /// <summary>Steps of finished cases taken at most, the latest ones.</summary>
    [Range(0, 1_000_000)]
    public int MostHistory { get; set; } = 4_000;

    /// <summary>Logged decisions taken at most, the latest ones.</summary>
    [Range(0, 1_000_000)]
    public int MostDecisions { get; set; } = 4_000;

    /// <summary>Finished cases that stand as similar cases at most, the latest ones.</summary>
    [Range(100, 1_000_000)]
    public int MostCases { get; set; } = 20_000;

    /// <summary>Share of the decisions, the latest ones, that the evaluation rests on.</summary>
    [Range(0.05, 0.5)]
    public double TestShare { get; set; } = 0.25;

    /// <summary>Share before it, on which penalty and calibration are chosen.</summary>
    [Range(0.05, 0.5)]
    public double ValidationShare { get; set; } = 0.15;
}
