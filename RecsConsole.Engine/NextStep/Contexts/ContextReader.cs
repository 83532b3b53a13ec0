namespace RecsConsole.Engine.NextStep;

/// <summary>Reads a history and gives the contexts of the case at each event.</summary>
internal sealed class ContextReader(NextStepVocabulary vocabulary, IReadOnlyDictionary<string, int> activities)
{
    private readonly HistoryFacets _facets = new(activities, vocabulary);
    private readonly ulong[] _keys = new ulong[vocabulary.Plan.Levels.Count];

    public HistoryPoint Point => new(_facets, Day, WeightGates.RowsOf(_facets.Values), _keys);

    private int Day { get; set; }

    public void Clear() => _facets.Clear();

    public void Read(NextStepEvent next)
    {
        _facets.Read(next);
        Day = DayOf(next.At);
        vocabulary.Plan.KeysOf(_facets, _keys);
    }

    /// <summary>Days since 1 January of year 1, in UTC.</summary>
    public static int DayOf(DateTimeOffset at) => (int)(at.UtcTicks / TimeSpan.TicksPerDay);
}

/// <summary>
/// The position in a history: its last activity, the day, the rows of <see cref="WeightGates"/> that apply, and its contexts. The contexts
/// change when the next event is read.
/// </summary>
internal readonly ref struct HistoryPoint(HistoryFacets facets, int day, int[] gates, ReadOnlySpan<ulong> keys)
{
    public int Last { get; } = facets.Last;

    public int Day { get; } = day;

    public int[] Gates { get; } = gates;

    public ReadOnlySpan<ulong> Keys { get; } = keys;

    /// <summary>The input for trees.</summary>
    public HistoryTraits Traits() => facets.Traits();
}
