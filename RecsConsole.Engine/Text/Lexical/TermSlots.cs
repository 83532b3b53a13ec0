namespace RecsConsole.Engine.Text;

/// <summary>The position of each term of an index in the current query: one array for all queries, reset to zero after each.</summary>
internal sealed class TermSlots
{
    private ushort[] _slots = [];

    /// <summary>By term: its position in the query plus one; 0 for a term that is not in the query.</summary>
    public ReadOnlySpan<ushort> ByTerm => _slots;

    public void Set(int termCount, ReadOnlySpan<QueryTerm> terms)
    {
        if (_slots.Length < termCount)
        {
            _slots = new ushort[termCount];
        }

        for (var i = 0; i < terms.Length; i++)
        {
            _slots[terms[i].Index] = (ushort)(i + 1);
        }
    }

    public void Clear(ReadOnlySpan<QueryTerm> terms)
    {
        foreach (ref readonly var term in terms)
        {
            _slots[term.Index] = 0;
        }
    }
}
