namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>Rows with labels, one row after the other, and how many rows each query has (none if the rows belong to no queries).</summary>
internal sealed record LabelledRows(int Columns, double[] Values, double[] Labels, IReadOnlyList<int> Queries)
{
    public int Count => Labels.Length;
}
