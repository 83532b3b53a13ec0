namespace RecsConsole.Recommender.Forecasts;

/// <summary>Keys of the jobs that forecasts depend on, for callers that start a run.</summary>
public static class ForecastJobs
{
    /// <summary>Learns from the tenant's histories what usually comes next.</summary>
    public const string LearnNextSteps = "learn-next-steps";
}
