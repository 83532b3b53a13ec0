namespace RecsConsole.Platform.Jobs;

/// <summary>
/// Name and default schedule of a job. It is apart from the job, because creating a job creates the operations it runs, and some of these
/// need the names of all jobs.
/// </summary>
/// <param name="key">Short name in rows and URLs, at most 40 characters: letters and dashes.</param>
/// <param name="title">What the job does, as a heading, in the language of the caller.</param>
/// <param name="description">What the job does, in a sentence, in the language of the caller.</param>
/// <param name="defaultCron">
/// Cron expression of the job's default schedule, seconds first, in the tenant's time zone; null when the job runs only when asked.
/// </param>
public sealed class JobInfo(string key, Func<string> title, Func<string> description, string? defaultCron)
{
    public string Key => key;

    public string Title => title();

    public string Description => description();

    public string? DefaultCron => defaultCron;

    /// <summary>Nobody changes its schedule or switches it off: times that people chose elsewhere depend on it.</summary>
    public bool IsFixed { get; init; }
}
