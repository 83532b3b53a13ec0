using RecsConsole.Tests.Security.Sweep.Methods;

namespace RecsConsole.Tests.Security.Sweep;

/// <summary>One sweep: every person of a generated world on every read path.</summary>
internal static class Sweeping
{
    public static async Task<SweepTally> RunAsync(SweepSite site, SweepSize size)
    {
        var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
        var visits = new Visits(site, tally);
        var rights = new RightVisits(site, tally);
        foreach (var person in site.World.People)
        {
            await rights.AskAsync(person);
            await visits.ScanIndexesAsync(person);
            if (person.Number % 2 == 0)
            {
                await visits.ReadQueueAsync(person);
            }

            if (person.Number % 8 == 0)
            {
                await visits.SearchAsync(person);
            }

            await ReadDirectlyAsync(site, visits, person, size.Direct);
            await RecommendAsync(site, visits, person, tally);
        }

        foreach (var person in site.World.People.Where(each => each.Number % 3 == 0))
        {
            await visits.ReadEvidenceAsync(person);
        }

        await VisitOperationsAsync(site, tally, size.Visitors);
        return tally;
    }

    private static async Task ReadDirectlyAsync(SweepSite site, Visits visits, SweptPerson person, int oneIn)
    {
        foreach (var what in site.World.Objects.Where(each => (each.Number + person.Number) % oneIn == 0))
        {
            if (what.Kind is "document")
            {
                await visits.ReadDocumentAsync(person, what);
            }
            else if (what.Kind is "case")
            {
                await visits.ReadCaseAsync(person, what);
            }
        }
    }

    // one case that the person may work and one that they may not, if there are such cases
    private static async Task RecommendAsync(SweepSite site, Visits visits, SweptPerson person, SweepTally tally)
    {
        if (person.Number % 3 != 0 && person.Number >= 14)
        {
            return;
        }

        var open = site.World.Objects.Where(each => each is { Kind: "case", IsOpen: true }).ToList();
        var may = open.Find(each => Oracle.MayWork(person, each, tally.At));
        // prefers a case that the person sees but may not work: there, role, team and assignment decide
        var mayNot =
            open.FindLast(each => Oracle.MaySee(person, each, tally.At) && !Oracle.MayWork(person, each, tally.At))
            ?? open.FindLast(each => !Oracle.MayWork(person, each, tally.At));
        foreach (var found in new[] { may, mayNot })
        {
            if (found is not null)
            {
                await visits.RecommendAsync(person, found);
            }
        }

        if (may is not null)
        {
            await new ValidationVisits(site, visits).ValidateAsync(person, may);
        }
    }

    // Calls every other reading operation as people of each role, with objects that the person may not be told of.
    private static async Task VisitOperationsAsync(SweepSite site, SweepTally tally, int visitors)
    {
        var operations = new OperationVisits(site, tally);
        var types = ReadOperations.Swept.ToList();
        foreach (var person in site.World.People.Take(visitors))
        {
            var hidden = HiddenFrom(site.World, person, tally.At);
            foreach (var type in types)
            {
                await operations.VisitAsync(type, person, hidden);
            }

            foreach (var method in ActingMethods.Reading)
            {
                await operations.VisitAsync(method, person, hidden);
            }
        }
    }

    /// <summary>
    /// A document and a case of the person's own tenant and an object of another one, none of which the person may be told of.
    /// </summary>
    public static IReadOnlyList<SweptObject> HiddenFrom(SweptWorld world, SweptPerson person, DateTimeOffset at) =>
        [
            .. world
                .Objects.Where(each => each.Kind is "document" or "case")
                .Where(each => !Oracle.MayBeTold(person, each, at))
                .GroupBy(each => each.Tenant == person.Tenant ? each.Kind : "foreign")
                .Select(group => group.First()),
        ];
}
