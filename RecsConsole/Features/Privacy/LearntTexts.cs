using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Privacy;

/// <summary>What search has learnt from texts that are gone: its statistics of terms on every node, and the stored basis with its vocabulary.</summary>
internal static class LearntTexts
{
    /// <summary>Has every node count its terms anew, and the basis made anew by the job that makes it.</summary>
    public static async Task OutgrowAsync(ConsoleDbContext db, Guid? askedById, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ChangeFeed.Append(db, ChangeKind.Search, "", now);
        // a basis of no texts is outgrown by any
        var bases = await db.SearchBases.ToListAsync(cancellationToken);
        bases.ForEach(basis => basis.Texts = 0);
        var isAsked = await db.JobRuns.AnyAsync(
            row => row.Job == SearchJobs.EmbedTexts && row.Status == JobStatus.Queued,
            cancellationToken
        );
        if (bases.Count > 0 && !isAsked)
        {
            JobRequests.Append(db, SearchJobs.EmbedTexts, askedById, Timestamps.Round(now));
        }
    }
}
