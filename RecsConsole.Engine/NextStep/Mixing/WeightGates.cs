namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Which additional weights apply to the opinions at a point: those of its gap, age and time of day. A context that predicts little in the
/// morning may predict much at night.
/// </summary>
internal static class WeightGates
{
    // one more for a missing value
    private const int RowsEach = FacetScales.MaxGroups + 1;

    private static readonly Facet[] s_facets = [Facet.GapFine, Facet.AgeFine, Facet.TimeOfDay];

    /// <summary>Number of rows of weights.</summary>
    public static int Rows => s_facets.Length * RowsEach;

    /// <summary>The rows that apply.</summary>
    public static int[] RowsOf(ReadOnlySpan<ulong> facets)
    {
        var rows = new int[s_facets.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            var value = facets[(int)s_facets[i]];
            rows[i] = (i * RowsEach) + (value == HistoryFacets.None ? 0 : (int)value + 1);
        }

        return rows;
    }
}
