namespace RecsConsole.Features.Reviews.Judging;

/// <summary>The stored time that a judgement took.</summary>
internal static class JudgementTime
{
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(1); // a longer time means that the page was left open

    public static long ToMs(TimeSpan took) => (long)Math.Clamp(took.TotalMilliseconds, 0, s_longest.TotalMilliseconds);
}
