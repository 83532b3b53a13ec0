using RecsConsole.Platform.Jobs;
using RecsConsole.Tests.Security.Sweep.Methods;

namespace RecsConsole.Tests.Security.Sweep.Commands;

/// <summary>
/// Calls every command with objects that its caller may not be told of. What a command answers depends on the command; what it may not do
/// does not: no row of these objects is changed, removed or added.
/// </summary>
internal sealed class CommandVisits(SweepSite site, SweepTally tally)
{
    /// <summary>Commands that are not visited, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> Unvisited { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["EraseSubject"] = "for those who may erase, whatever the limits of what is erased",
            ["RequestErasure"] = "the same, where a second person decides",
            ["PlaceHold"] = "for those who may erase: a hold keeps what they need not see",
            ["ProvisionOperator"] = "lets somebody in who has no rights before it; the command line calls it",
            ["ReceiveMail"] = "a job's: the sender of a mail is nobody here",
            ["ReceiveDelivery"] = "its only credential is a signature (HookTests)",
        };

    /// <summary>The commands about an object: their arguments hold a key or an id, and they are no job over a whole tenant.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [.. ReadOperations.All.Where(type => !ReadOperations.Reads(type) && !Unvisited.ContainsKey(type.Name) && IsAboutAnObject(type))];

    public int Called { get; private set; }

    /// <summary>How many calls were answered or refused; others stopped at arguments that no page sends.</summary>
    public int Answered { get; private set; }

    /// <summary>An object of each kind and tenant that the person may neither be told of nor maintain, with keys that only it has.</summary>
    public static IReadOnlyList<SweptObject> HiddenFrom(SweptWorld world, SweptPerson person, DateTimeOffset at) =>
        [
            .. world
                .Objects.Where(each => each.Kind is "document" or "case")
                .Where(each => !each.Key.StartsWith("shared-", StringComparison.Ordinal))
                .Where(each => !Oracle.MayBeTold(person, each, at) && !Oracle.MayKeep(person, each, at))
                .GroupBy(each => each.Tenant == person.Tenant ? each.Kind : "foreign")
                .Select(group => group.First()),
        ];

    /// <summary>An agent from whom a case of the own tenant is hidden.</summary>
    public static SweptPerson AgentWithHiddenCase(SweptWorld world) =>
        world.People.First(person =>
            person.IsActive
            && person.Roles.Contains("agent")
            && HiddenFrom(world, person, DateTimeOffset.UtcNow).Any(what => what.Kind is "case" && what.Tenant == person.Tenant)
        );

    /// <summary>Calls all commands as one person; returns the rows that were touched.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(SweptPerson person)
    {
        var hidden = HiddenFrom(site.World, person, tally.At);
        var operations = new OperationVisits(site, tally);
        var before = await StoredRows.ReadAsync(site.Services);
        foreach (var type in Types)
        {
            foreach (var what in hidden)
            {
                await CallAsync(() => operations.CallAsync(type, person, what));
            }
        }

        foreach (var (type, method) in ActingMethods.Changing)
        {
            foreach (var what in hidden)
            {
                await CallAsync(() => operations.CallAsync(type, method, person, what));
            }
        }

        var touched = StoredRows.Touched(before, await StoredRows.ReadAsync(site.Services), hidden);
        return [.. touched.Select(row => $"person {person.Number} ({string.Join(',', person.Roles)}): {row}")];
    }

    private async Task CallAsync(Func<Task> callAsync)
    {
        Called++;
        try
        {
            await callAsync();
            Answered++;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // an argument that makes no sense; the rows show whether anything was done before
        }
    }

    private static bool IsAboutAnObject(Type type)
    {
        var parameters = ReadOperations.RunAsync(type)!.GetParameters().Select(each => each.ParameterType).ToList();
        return parameters.Exists(each => OperationVisits.Wants(each, 0)) && !parameters.Exists(each => IsOfJob(each, 0));
    }

    private static bool IsOfJob(Type type, int depth) =>
        type == typeof(JobProgress)
        || (
            depth < 2
            && type is { IsClass: true, IsAbstract: false }
            && type != typeof(string)
            && type.GetConstructors() is [var constructor, ..]
            && constructor.GetParameters().Any(each => IsOfJob(each.ParameterType, depth + 1))
        );
}
