using RecsConsole.Tests.Security.Sweep.Commands;
using RecsConsole.Tests.Security.Sweep.Methods;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>The paths of the sweep one by one, so that a path can be visited again without the checks of a class.</summary>
internal sealed class ReadingPaths(SweepSite site)
{
    private const int Visitors = 7;

    private IEnumerable<SweptPerson> People => site.World.People.Take(Visitors);

    /// <summary>Visits of each reading operation and each way to read, by name.</summary>
    public IReadOnlyDictionary<string, Func<SweepTally, Task>> All
    {
        get
        {
            var paths = new Dictionary<string, Func<SweepTally, Task>>(StringComparer.Ordinal)
            {
                ["queue"] = tally => EachAsync(person => new Visits(site, tally).ReadQueueAsync(person)),
                ["search"] = tally => EachAsync(person => new Visits(site, tally).SearchAsync(person)),
                ["objects"] = tally => EachAsync(person => ReadObjectsAsync(tally, person)),
                ["recommendation"] = tally => EachAsync(person => RecommendAsync(tally, person)),
            };
            foreach (var type in ReadOperations.Swept)
            {
                paths[type.Name] = tally => EachAsync(person => VisitAsync(type, tally, person));
            }

            foreach (var method in ActingMethods.Reading)
            {
                paths[method.FullName] = tally => EachAsync(person => VisitAsync(method, tally, person));
            }

            return paths;
        }
    }

    private async Task EachAsync(Func<SweptPerson, Task> visitAsync)
    {
        foreach (var person in People)
        {
            await visitAsync(person);
        }
    }

    private Task VisitAsync(Type type, SweepTally tally, SweptPerson person) =>
        new OperationVisits(site, tally).VisitAsync(type, person, Sweeping.HiddenFrom(site.World, person, tally.At));

    private Task VisitAsync(ActingMethod method, SweepTally tally, SweptPerson person) =>
        new OperationVisits(site, tally).VisitAsync(method, person, Sweeping.HiddenFrom(site.World, person, tally.At));

    private async Task ReadObjectsAsync(SweepTally tally, SweptPerson person)
    {
        var visits = new Visits(site, tally);
        foreach (var what in CommandVisits.HiddenFrom(site.World, person, tally.At))
        {
            await (what.Kind is "case" ? visits.ReadCaseAsync(person, what) : visits.ReadDocumentAsync(person, what));
        }
    }

    private async Task RecommendAsync(SweepTally tally, SweptPerson person)
    {
        var visits = new Visits(site, tally);
        if (
            site.World.Objects.FirstOrDefault(each => each is { Kind: "case", IsOpen: true } && Oracle.MayWork(person, each, tally.At)) is
            { } own
        )
        {
            await visits.RecommendAsync(person, own);
        }

        await visits.ReadEvidenceAsync(person);
    }
}
