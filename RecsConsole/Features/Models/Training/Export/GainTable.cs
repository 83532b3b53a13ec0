namespace RecsConsole.Features.Models.Training.Export;

/// <summary>
/// Whole grades for what rows are worth, since LightGBM ranks by whole grades and takes what each is worth as a list beside them. There are few different
/// worths: some whole weights in or out.
/// </summary>
internal sealed class GainTable
{
    private readonly Dictionary<double, int> _grades;

    private GainTable(IReadOnlyList<double> gains)
    {
        Gains = gains;
        _grades = gains.Select((gain, grade) => (gain, grade)).ToDictionary(pair => pair.gain, pair => pair.grade);
    }

    /// <summary>What each grade is worth, from 0 to 1, ascending.</summary>
    public IReadOnlyList<double> Gains { get; }

    /// <summary>A scale that has every worth of the rows, and 0.</summary>
    public static GainTable Of(IEnumerable<double> worths) => new([.. worths.Append(0).Distinct().Order()]);

    public int GradeOf(double worth) => _grades[worth];
}
