namespace RecsConsole.Engine.Workflow;

/// <summary>
/// A business calendar with time zone, holidays and daylight saving already resolved to UTC spans: the operating system's zone data changes
/// and would break replay. The spans must cover all instants that are queried.
/// </summary>
public sealed class BusinessSpans
{
    // _before[i]: working time in the spans before span i; one entry more than spans
    private readonly long[] _before;

    /// <summary>Takes ordered, disjoint, non-empty spans.</summary>
    /// <exception cref="ArgumentException">A span is empty, overlaps another or is out of order.</exception>
    public BusinessSpans(IReadOnlyList<BusinessSpan> spans)
    {
        ArgumentNullException.ThrowIfNull(spans);
        Spans = [.. spans];
        _before = new long[Spans.Count + 1];
        for (var i = 0; i < Spans.Count; i++)
        {
            var (start, end) = Spans[i];
            if (end <= start || (i > 0 && start < Spans[i - 1].EndMs))
            {
                throw new ArgumentException(
                    $"Business span {i} ({start} to {end}) is empty or begins before the one before it ends.",
                    nameof(spans)
                );
            }

            _before[i + 1] = _before[i] + (end - start);
        }
    }

    /// <summary>Round the clock, from 1970 to the end of the year 9999.</summary>
    public static BusinessSpans Always { get; } = new([new(0, 253_402_300_800_000)]);

    /// <summary>The spans, in order.</summary>
    public IReadOnlyList<BusinessSpan> Spans { get; }

    /// <summary>Working time between two instants; negative if the second is earlier.</summary>
    public long Between(long fromMs, long toMs) => WorkedBefore(toMs) - WorkedBefore(fromMs);

    /// <summary>The earliest instant by which that much working time has passed; null if the calendar ends before.</summary>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="businessMs"/> is negative.</exception>
    public long? Add(long fromMs, long businessMs)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(businessMs);
        if (businessMs == 0)
        {
            return fromMs;
        }

        var target = WorkedBefore(fromMs) + businessMs;
        var found = Array.BinarySearch(_before, target);
        // _before is strictly increasing, so the answer is in the span before the first entry that reaches the target
        var span = (found >= 0 ? found : ~found) - 1;
        return span < Spans.Count ? Spans[span].StartMs + (target - _before[span]) : null;
    }

    private long WorkedBefore(long instantMs)
    {
        var (low, high) = (0, Spans.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Spans[middle].StartMs <= instantMs)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if (low == 0)
        {
            return 0;
        }

        var last = Spans[low - 1];
        return _before[low - 1] + Math.Min(instantMs, last.EndMs) - last.StartMs;
    }
}
