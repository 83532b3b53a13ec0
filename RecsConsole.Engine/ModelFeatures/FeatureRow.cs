using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>A row under construction; a value for a column that the schema lacks is an error, and every value is kept within 0..1; denied columns stay 0.</summary>
internal sealed class FeatureRow(IReadOnlyList<string> columns, bool[]? denied)
{
    private readonly long[] _values = new long[columns.Count];

    public IReadOnlyList<long> Values => _values;

    public void Set(string column, long value)
    {
        for (var i = 0; i < columns.Count; i++)
        {
            if (string.Equals(columns[i], column, StringComparison.Ordinal))
            {
                _values[i] = denied?[i] == true ? 0 : Math.Clamp(value, 0, FixedPoint.One);
                return;
            }
        }

        throw new ArgumentException($"The schema has no column '{column}'.", nameof(column));
    }

    /// <summary>Product of two values, cut to the unit.</summary>
    public static long Times(long left, long right) => left * right / FixedPoint.One;

    /// <summary>The evidence of one source; 0 when it did not propose the candidate.</summary>
    public static long ScoreOf(Candidate candidate, string source)
    {
        for (var i = 0; i < candidate.Provenance.Count; i++)
        {
            if (string.Equals(candidate.Provenance[i].Source, source, StringComparison.Ordinal))
            {
                return candidate.Provenance[i].Score;
            }
        }

        return 0;
    }
}
