namespace RecsConsole.Platform.Telemetry;

/// <summary>
/// Counts times in buckets whose bounds grow by a tenth, from a tenth of a millisecond to about two minutes: little memory however often it
/// is used, and a percentile that is at most a tenth too high.
/// </summary>
internal sealed class LatencyHistogram
{
    private const double FirstMs = 0.1;
    private const double Growth = 1.1;
    private const int Buckets = 150;
    private readonly long[] _counts = new long[Buckets];

    public void Add(TimeSpan time) => Interlocked.Increment(ref _counts[BucketOf(time.TotalMilliseconds)]);

    public MeasuredStage Read(string stage)
    {
        var counts = new long[Buckets];
        for (var i = 0; i < Buckets; i++)
        {
            counts[i] = Interlocked.Read(ref _counts[i]);
        }

        return new(stage, counts.Sum(), Percentile(counts, 0.5), Percentile(counts, 0.95));
    }

    private static int BucketOf(double milliseconds) =>
        milliseconds <= FirstMs ? 0 : Math.Min(Buckets - 1, (int)Math.Ceiling(Math.Log(milliseconds / FirstMs, Growth)));

    // the upper bound of the bucket in which the time lies
    private static TimeSpan Percentile(long[] counts, double share)
    {
        var (wanted, seen) = (Math.Ceiling(share * counts.Sum()), 0L);
        for (var i = 0; i < Buckets; i++)
        {
            seen += counts[i];
            if (seen > 0 && seen >= wanted)
            {
                return TimeSpan.FromMilliseconds(FirstMs * Math.Pow(Growth, i));
            }
        }

        return TimeSpan.Zero;
    }
}
