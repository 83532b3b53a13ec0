using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Cases.Import.Uploads;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Security.Sweep;
using Shouldly;

namespace RecsConsole.Tests.Security.Wall;

/// <summary>
/// Runs every job of a tenant and requires each to find work: a job without work touches nothing and would prove nothing.
/// </summary>
internal static class JobRuns
{
    // what each job reports once it has worked, with its figures
    private static readonly Dictionary<string, string> s_worked = new(StringComparer.Ordinal)
    {
        ["approval-escalation"] = @"^Requests past their deadline: [1-9]",
        ["assign-experts"] = @"^[1-9]\d* teams planned\. [1-9]",
        ["audit-verification"] = @"^Intact: [1-9]\d* entries, [1-9]\d* decisions, [1-9]\d* responses",
        ["build-labels"] = @"^[1-9]\d* decisions checked, \d+ labels known, [1-9]\d* pending",
        ["change-pruning"] = @"and [1-9]\d* runs were removed",
        ["check-catalog"] = @"^[1-9]\d* actions and documents checked: faults [1-9]",
        ["count-figures"] = @"^[1-9]\d* parts of the figures counted",
        ["count-slates"] = @"^[1-9]\d* openings counted: [1-9]",
        ["daily-digest"] = @"^([1-9]\d* digests? sent|0 digests sent\. [1-9]\d* (person has|people have) nothing)",
        ["document-expiry"] = @"^(1 version|[1-9]\d* versions) changed",
        ["embed-texts"] = @"^A new basis was built from [1-9]\d* texts\. [1-9]\d* vectors were computed",
        ["erase-agreed"] = @"^1 erasure carried out",
        ["experience"] = @"^The records? of [1-9o]",
        ["figure-watch"] = @"^[1-9]\d* figures? (is|are) beyond",
        [ImportFileJob.JobKey] = @"^2 cases with 4 events imported",
        ["leak-detection"] = @"^[1-9]\d* of [1-9]\d* decisions of the last day checked, 0 could not",
        ["learn-next-steps"] = @"^Counted [1-9]\d* steps",
        ["look-again"] = @"^Sent 1 notification about a case",
        ["mail-unread"] = @"^People mailed: [1-9]",
        ["prepare-looks"] = @"^[1-9]\d* decisions sent",
        ["queue-waiting"] = @"^[1-9]\d* events? queued",
        ["remove-uploads"] = @"^A file that was never imported was removed",
        ["retention"] = @"and [1-9]\d* other rows were removed",
        ["retrain"] = @"^Registered ",
        ["search-rebuild"] = @"^[1-9]\d* documents and [1-9]\d* finished cases",
        ["sla-risk"] = @"^Sent [1-9]",
        ["timed-settings"] = @"^1 change came into force",
    };

    // The earlier upload is removed as too old, then a new file is imported, and an erasure makes search forget; jobs that count and embed
    // run after these.
    private static readonly string[] s_first = ["remove-uploads", ImportFileJob.JobKey, "erase-agreed"];

    public static async Task<IReadOnlyDictionary<string, Result<StoredText>>> RunAsync(SweepSite site, int tenant)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var results = new Dictionary<string, Result<StoredText>>(StringComparer.Ordinal);
        scope
            .ServiceProvider.GetServices<JobInfo>()
            .Select(job => job.Key)
            .ShouldBe(scope.ServiceProvider.GetServices<ITenantJob>().Select(job => job.Key), ignoreOrder: true);
        foreach (var job in scope.ServiceProvider.GetServices<ITenantJob>().OrderBy(Place))
        {
            if (job.Key is ImportFileJob.JobKey)
            {
                await new WallWork(site, tenant).LeaveUploadAsync();
            }

            var context = new JobContext(Actor.Job(WallTenant.IdOf(site, tenant)), Guid.NewGuid(), null, 1);
            results[job.Key] = await job.RunAsync(context, new JobProgress(), CancellationToken.None);
        }

        return results;
    }

    public static void ShouldHaveDoneTheirWork(IReadOnlyDictionary<string, Result<StoredText>> results)
    {
        // This job asks another system, and none is there. What can be seen here is that it asked, and noted that on the tenant's own
        // connection. RedmineTests and RequestTrackerTests check what it reads from a real system.
        results[SyncTicketsJob.JobKey].Error.ShouldNotBeNull().Kind.ShouldBe(ErrorKind.Unavailable);
        results
            .Keys.Except([SyncTicketsJob.JobKey])
            .ShouldBe(s_worked.Keys, ignoreOrder: true, "a new job says here what it says once it has worked");
        results
            .Where(each => each.Key != SyncTicketsJob.JobKey)
            .Select(each => $"{each.Key}: {each.Value.Value?.Words ?? each.Value.Error?.Message}")
            .Where(said =>
                !Regex.IsMatch(said.Split(": ", 2)[1], s_worked[said.Split(": ", 2)[0]], RegexOptions.None, TimeSpan.FromSeconds(1))
            )
            .ShouldBeEmpty("jobs that found nothing to do");
    }

    private static int Place(ITenantJob job) => Array.IndexOf(s_first, job.Key) is var at and >= 0 ? at : s_first.Length;
}
