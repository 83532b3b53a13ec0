using System.Runtime.InteropServices;

namespace RecsConsole.Engine.NextStep;

/// <summary>
/// Counts what follows in each context. Uses lists instead of objects: most contexts occur once and are dropped in the end.
/// </summary>
internal sealed class ContextCounter
{
    private const int NoEntry = -1;

    private readonly Dictionary<ulong, int> _places = [];
    private readonly List<Total> _totals = [];
    private readonly List<Entry> _entries = [];

    /// <summary>Counts one event; events of one case must come together.</summary>
    public void Add(ulong context, int step, int caseNumber)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, context, out var known);
        if (!known)
        {
            place = _totals.Count;
            _totals.Add(new() { First = NoEntry, LastCase = NoEntry });
        }

        ref var total = ref CollectionsMarshal.AsSpan(_totals)[place];
        total.Events++;
        total.Cases += total.LastCase == caseNumber ? 0 : 1;
        total.LastCase = caseNumber;
        var at = total.First;
        while (at != NoEntry && _entries[at].Step != step)
        {
            at = _entries[at].Next;
        }

        if (at == NoEntry)
        {
            _entries.Add(new(step, total.First) { LastCase = NoEntry });
            at = total.First = _entries.Count - 1;
        }

        ref var entry = ref CollectionsMarshal.AsSpan(_entries)[at];
        entry.Events++;
        entry.Cases += entry.LastCase == caseNumber ? 0 : 1;
        entry.LastCase = caseNumber;
    }

    /// <summary>The contexts that occurred at least this often.</summary>
    public Dictionary<ulong, CountedContext> Build(int fewestEvents)
    {
        var contexts = new Dictionary<ulong, CountedContext>();
        foreach (var (key, place) in _places)
        {
            if (_totals[place].Events >= fewestEvents)
            {
                contexts.Add(key, Build(_totals[place]));
            }
        }

        return contexts;
    }

    private CountedContext Build(Total total)
    {
        var entries = new List<Entry>();
        for (var at = total.First; at != NoEntry; at = _entries[at].Next)
        {
            entries.Add(_entries[at]);
        }

        entries.Sort((a, b) => a.Step.CompareTo(b.Step));
        return new(
            total.Events,
            total.Cases,
            [.. entries.Select(entry => entry.Step)],
            [.. entries.Select(entry => entry.Events)],
            [.. entries.Select(entry => entry.Cases)]
        );
    }

    private struct Total
    {
        public int Events;
        public int Cases;
        public int LastCase;
        public int First;
    }

    private struct Entry(int step, int next)
    {
        public readonly int Step = step;
        public readonly int Next = next;
        public int Events;
        public int Cases;
        public int LastCase;
    }
}
