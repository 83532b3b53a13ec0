using System.ComponentModel.DataAnnotations;
using RecsConsole.Features.Jobs.Running;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs;

/// <summary>Whether and how this process runs background jobs.</summary>
public sealed class JobsOptions
{
    public const string Section = "Jobs";

    /// <summary>False: the page still shows jobs and accepts requests, but another process runs them.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Maximum concurrent runs in this process, over all tenants; a job never runs twice at once for a tenant.</summary>
    [Range(1, 32)]
    public int MaxConcurrency { get; set; } = 3;

    /// <summary>A run without a heartbeat for this long is taken over; runners send one every second.</summary>
    [Range(typeof(TimeSpan), "00:00:03", "00:10:00")]
    public TimeSpan SilentAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Interval of the search for due schedules and abandoned runs.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A run interrupted this often ends as failed, in case it is what crashes the process.</summary>
    [Range(1, 20)]
    public int MaxAttempts { get; set; } = JobAttempts.DefaultMax;

    /// <summary>Entries of the change feed are removed after this many days, except the latest.</summary>
    [Range(1, 365)]
    public int KeepChangesDays { get; set; } = 14;

    /// <summary>Successful runs are removed after this many days; failed ones are kept.</summary>
    [Range(7, 3650)]
    public int KeepRunsDays { get; set; } = 30;
}
