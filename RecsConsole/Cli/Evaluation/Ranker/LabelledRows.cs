namespace RecsConsole.Cli.Evaluation.Ranker;

/// <summary>Labelled rows, stored consecutively, and the number of rows of each query (empty when there are no queries).</summary>
internal sealed record LabelledRows(int Columns, double[] Values, double[] Labels, IReadOnlyList<int> Queries)
{
    public int Count => Labels.Length;
}
