namespace RecsConsole.Features.Models.Training.Export;

/// <summary>
/// Integer grades for the worths of rows: LightGBM ranks by integer grades and takes the worth of each as a separate list. There are few
/// distinct worths, since each depends only on which of a few integer weights count.
/// </summary>
internal sealed class GainTable
{
    private readonly Dictionary<double, int> _grades;

    private GainTable(IReadOnlyList<double> gains)
    {
        Gains = gains;
        _grades = gains.Select((gain, grade) => (gain, grade)).ToDictionary(pair => pair.gain, pair => pair.grade);
    }

    /// <summary>The worth of each grade, 0 to 1, ascending.</summary>
    public IReadOnlyList<double> Gains { get; }

    /// <summary>A scale with every worth in the rows, and 0.</summary>
    public static GainTable From(IEnumerable<double> worths) => new([.. worths.Append(0).Distinct().Order()]);

    public int GradeOf(double worth) => _grades[worth];
}
