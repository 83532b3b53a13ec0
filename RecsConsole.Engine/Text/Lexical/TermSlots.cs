namespace RecsConsole.Engine.Text;

/// <summary>Where each term of an index stands in the question being asked: one array for all questions, put back to zero after each.</summary>
internal sealed class TermSlots
{
    private ushort[] _slots = [];

    /// <summary>By term: one more than its place in the question, 0 for one that is not asked.</summary>
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
