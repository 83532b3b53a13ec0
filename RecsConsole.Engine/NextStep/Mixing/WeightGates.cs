namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Which further weights apply to the opinions at a point: those of its gap, its age and its time of day. A context that tells little in the morning
/// may tell much at night.
/// </summary>
internal static class WeightGates
{
    // one more for what has no value yet
    private const int RowsEach = FacetScales.MaxGroups + 1;

    private static readonly Facet[] s_facets = [Facet.GapFine, Facet.AgeFine, Facet.TimeOfDay];

    /// <summary>How many rows of weights there are.</summary>
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
