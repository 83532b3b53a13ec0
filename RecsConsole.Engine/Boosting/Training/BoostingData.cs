namespace RecsConsole.Engine.Boosting.Training;

/// <summary>Rows to learn from: a matrix row by row, a label for each row, and what else is known of rows and columns.</summary>
public sealed class BoostingData
{
    /// <summary>The highest relevance grade of a row; limited because gains are powers of two.</summary>
    public const int MaxGrade = 30;

    /// <param name="columns">Number of columns.</param>
    /// <param name="values">All rows, one after another; NaN marks a missing value. The array is not copied.</param>
    /// <param name="labels">One for each row: 0 or 1 (binary), any number (regression), a grade from 0, whole or not (LambdaRank).</param>
    /// <exception cref="BoostingException">The lengths do not fit, or a label is not a number.</exception>
    public BoostingData(int columns, double[] values, double[] labels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(columns);
        ArgumentNullException.ThrowIfNull(values);
        ArgumentNullException.ThrowIfNull(labels);
        if (values.LongLength != (long)labels.Length * columns)
        {
            throw new BoostingException($"{labels.Length} rows of {columns} columns need another number of values than {values.Length}.");
        }

        if (!Array.TrueForAll(labels, double.IsFinite))
        {
            throw new BoostingException("Every label must be a number.");
        }

        (Columns, Values, Labels) = (columns, values, labels);
        Names = [.. Enumerable.Range(0, columns).Select(column => FormattableString.Invariant($"Column_{column}"))];
    }

    public int Columns { get; }

    public int Rows => Labels.Length;

    /// <summary>All rows, one after another.</summary>
    public double[] Values { get; }

    public double[] Labels { get; }

    /// <summary>Weight of each row; empty means equal weights.</summary>
    public IReadOnlyList<double> Weights { get; init; } = [];

    /// <summary>
    /// Each row's score before the first tree, which is not part of the model (init_score); empty means the objective's own start.
    /// </summary>
    public IReadOnlyList<double> Starts { get; init; } = [];

    /// <summary>Number of rows per query, in row order; required for LambdaRank and choices.</summary>
    public IReadOnlyList<int> Queries { get; init; } = [];

    /// <summary>Columns whose values are category numbers: integers from 0.</summary>
    public IReadOnlySet<int> Categorical { get; init; } = new HashSet<int>();

    /// <summary>The names of the columns, without spaces.</summary>
    public IReadOnlyList<string> Names { get; init; }

    public ReadOnlySpan<double> Row(int row) => Values.AsSpan(row * Columns, Columns);

    /// <summary>The first row of each query, followed by the total number of rows in queries.</summary>
    internal int[] QueryStarts()
    {
        var starts = new int[Queries.Count + 1];
        for (var query = 0; query < Queries.Count; query++)
        {
            starts[query + 1] = starts[query] + Queries[query];
        }

        return starts;
    }

    /// <exception cref="BoostingException">The data do not fit the objective.</exception>
    public void Check(BoostingObjective objective)
    {
        Require(Rows > 0, "There are no rows.");
        Require(Weights.Count == 0 || Weights.Count == Rows, "There must be one weight for each row, or none.");
        Require(Weights.All(weight => weight >= 0 && double.IsFinite(weight)), "A weight must be a number from 0.");
        Require(Starts.Count == 0 || Starts.Count == Rows, "There must be one start for each row, or none.");
        Require(Starts.All(double.IsFinite), "A start must be a number.");
        Require(Names.Count == Columns, "There must be one name for each column.");
        Require(Names.All(name => name.Length > 0 && !name.Any(char.IsWhiteSpace)), "A column's name must not be empty or hold a space.");
        Require(Categorical.All(column => column >= 0 && column < Columns), "A categorical column is not there.");
        if (objective == BoostingObjective.Binary)
        {
            Require(Array.TrueForAll(Labels, label => label is 0 or 1), "Labels must be 0 or 1.");
        }

        if (objective is BoostingObjective.LambdaRank or BoostingObjective.Choice)
        {
            Require(Queries.All(size => size > 0) && Queries.Sum(size => (long)size) == Rows, "Queries must cover all rows.");
        }

        if (objective == BoostingObjective.Choice)
        {
            Require(HaveOneEach(), "One row of each query must have label 1, the others 0.");
        }

        if (objective == BoostingObjective.LambdaRank)
        {
            Require(Array.TrueForAll(Labels, label => label is >= 0 and <= MaxGrade), $"Labels must be grades from 0 to {MaxGrade}.");
        }
    }

    private bool HaveOneEach()
    {
        var from = 0;
        foreach (var size in Queries)
        {
            var labels = Labels.AsSpan(from, size);
            if (labels.Count(1.0) != 1 || labels.Count(0.0) != size - 1)
            {
                return false;
            }

            from += size;
        }

        return true;
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new BoostingException(message);
        }
    }
}
