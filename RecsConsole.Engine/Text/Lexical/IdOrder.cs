namespace RecsConsole.Engine.Text;

/// <summary>Ids in ordinal order, which decides ties between scores.</summary>
internal static class IdOrder
{
    /// <summary>The rank of each id in that order.</summary>
    public static int[] RanksOf(string[] ids)
    {
        var (sorted, ordinals) = ((string[])ids.Clone(), new int[ids.Length]);
        for (var i = 0; i < ordinals.Length; i++)
        {
            ordinals[i] = i;
        }

        Array.Sort(sorted, ordinals, StringComparer.Ordinal);
        var ranks = new int[ids.Length];
        for (var rank = 0; rank < ordinals.Length; rank++)
        {
            ranks[ordinals[rank]] = rank;
        }

        return ranks;
    }
}
