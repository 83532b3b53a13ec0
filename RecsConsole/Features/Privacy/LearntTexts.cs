using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Privacy;

/// <summary>
/// What search learned from deleted texts: term statistics on every node, and the stored embedding basis with its vocabulary.
/// </summary>
internal static class LearntTexts
{
    /// <summary>Makes every node recount its terms, and the responsible job rebuild the basis.</summary>
    public static async Task OutgrowAsync(ConsoleDbContext db, Guid? askedById, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ChangeFeed.Append(db, ChangeKind.Search, "", now);
        // a text count of 0 marks the basis as outdated
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
