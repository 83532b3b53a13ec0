namespace RecsConsole.Recommender.Forecasts;

/// <summary>Keys of the jobs that forecasts depend on, for callers that start a run.</summary>
public static class ForecastJobs
{
    /// <summary>Trains the next-step model on the tenant's histories.</summary>
    public const string LearnNextSteps = "learn-next-steps";
}
