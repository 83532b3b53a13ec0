using System.ComponentModel.DataAnnotations;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs;

/// <summary>Whether and how this process runs background jobs.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>False: the page still shows jobs and takes requests, and another process runs them.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Runs at once in this process, over all tenants; of one job of a tenant there is never more than one.</summary>
    [Range(1, 32)]
    public int MaxConcurrency { get; set; } = 3;

    /// <summary>A run whose process said nothing for so long is taken over; runners say that they are alive every second.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "00:10:00")]
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the rows are searched for due schedules and for runs that nobody works on.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A run that was cut off so often ends as failed, in case it is what ends the process.</summary>
    [Range(1, 20)]
    public int MaxAttempts { get; set; } = JobAttempts.DefaultMax;

    /// <summary>Entries of the change feed are removed after so many days, but never the latest.</summary>
    [Range(1, 365)]
    public int KeepChangesDays { get; set; } = 14;

    /// <summary>Runs that went well are removed after so many days; those that failed stay.</summary>
    [Range(7, 3650)]
    public int KeepRunsDays { get; set; } = 30;
}
