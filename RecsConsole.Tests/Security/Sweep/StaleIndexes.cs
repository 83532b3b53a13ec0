using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Tests.Support;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>
/// A site whose indexes were built when every case and document was open to everybody. The rows have their limits again and no change was
/// announced, so only the checks of the rows themselves hide anything.
/// </summary>
internal static class StaleIndexes
{
    public static async Task<SweepSite> SiteAsync(SweptWorld world, Action<IServiceCollection>? replace = null)
    {
        var site = await SweepSite.CreateAsync(world, replace, hasIndexes: false);
        foreach (var tenant in world.People.Select(site.TenantOf).Distinct())
        {
            await BuildAsync(site, tenant);
        }

        return site;
    }

    /// <summary>Searches and opens cases as every <paramref name="oneIn"/>th person.</summary>
    public static async Task<SweepTally> SweepAsync(SweepSite site, int oneIn)
    {
        var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
        var visits = new Visits(site, tally);
        foreach (var person in site.World.People.Where(each => each.Number % oneIn == 0))
        {
            await visits.SearchAsync(person);
            if (site.World.Objects.FirstOrDefault(each => IsWorkOf(person, each, tally.At)) is { } own)
            {
                await visits.RecommendAsync(person, own);
            }

            await visits.ReadEvidenceAsync(person);
        }

        return tally;
    }

    private static bool IsWorkOf(SweptPerson person, SweptObject what, DateTimeOffset at) =>
        what is { Kind: "case", IsOpen: true } && Oracle.MayWork(person, what, at);

    private static async Task BuildAsync(SweepSite site, Guid tenant)
    {
        await using var db = Operators.Open(site.Services);
        db.BindTo(tenant);
        var cases = await db.Cases.ToListAsync();
        var documents = await db.Documents.ToListAsync();
        var limitsOfCases = cases.ConvertAll(row => (row.Classification, row.Region));
        var limitsOfDocuments = documents.ConvertAll(row => (row.Classification, row.Regions, row.Acl));
        foreach (var row in cases)
        {
            row.Classification = Classifications.Public;
            row.Region = null;
        }

        foreach (var row in documents)
        {
            row.Classification = Classifications.Public;
            row.Regions = [];
            row.Acl = [];
        }

        await db.SaveChangesAsync();
        await site.Services.GetRequiredService<SearchSnapshots>().RebuildAsync(Actor.Job(tenant), CancellationToken.None);
        for (var i = 0; i < cases.Count; i++)
        {
            (cases[i].Classification, cases[i].Region) = limitsOfCases[i];
        }

        for (var i = 0; i < documents.Count; i++)
        {
            (documents[i].Classification, documents[i].Regions, documents[i].Acl) = limitsOfDocuments[i];
        }

        await db.SaveChangesAsync();
    }
}
