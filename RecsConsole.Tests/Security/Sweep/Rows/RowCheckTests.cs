using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Inbox;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Architecture;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>
/// Every class that asks about single rows is in the list beside this test, with what notices when it no longer asks: the sweep, which is
/// tried by deleting its checks, or the test that is named there.
/// </summary>
public sealed class RowCheckTests
{
    private const string Sweep = "sweep";

    [Fact]
    [Trait("Req", "R46")]
    public void Every_class_that_asks_is_in_the_list_and_every_named_test_is_there()
    {
        var list = RowCheckList.Read();
        var tests = SourceFile.Under("RecsConsole.Tests", "Tests.cs").Select(file => Path.GetFileNameWithoutExtension(file.Path));

        AskingClasses.All.Count.ShouldBeGreaterThan(80);
        list.Keys.ShouldBe(AskingClasses.All, ignoreOrder: true);
        list.Values.Where(by => by is not Sweep)
            .Except(tests, StringComparer.Ordinal)
            .ShouldBeEmpty("a new check needs a test that would notice");
    }

    [Fact]
    public void Each_exception_names_an_operation() =>
        AskingClasses.NotAsking.Keys.Except(AskingClasses.Naming(), StringComparer.Ordinal).ShouldBeEmpty();

    [Fact]
    public void Policies_that_no_service_replaces_are_replaced_in_the_other_process() =>
        OwnPolicies
            .Fields.Select(field => field.DeclaringType!.Name)
            .ShouldBe([nameof(RightHolders), nameof(StandIns)], ignoreOrder: true, "a new one: are its checks deleted as well?");

    [Theory]
    [InlineData("var may = await scope.MayAsync(AccessOperation.ViewCase, AccessResources.Of(row), token);", true)]
    [InlineData("var may = check.Decide(AccessOperation.ViewDocument, resource).Permitted;", true)]
    [InlineData("var may = await scope.MayAllAsync([new(AccessOperation.WorkCase, one)], token);", true)]
    [InlineData("var may = workers.GetValueOrDefault(id)?.Decide(AccessOperation.WorkCase, resource).Permitted;", true)]
    [InlineData("var page = await scope.ReadPageAsync(AccessOperation.ViewCase, after, read, row, token);", true)]
    [InlineData("var classes = new AccessClasses(AccessOperation.ViewDocument, resources);", true)]
    [InlineData("AccessQuestion question = new(AccessOperation.ViewCase, resource);", true)]
    [InlineData("await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCase, Name, token);", false)]
    [InlineData("var may = await desk.MayAsync(AccessOperation.ManageTenant, token);", false)]
    [InlineData("// scope.MayAsync(AccessOperation.ViewCase)", false)]
    public void Rule_finds_who_asks(string code, bool asks)
    {
        var file = $"namespace RecsConsole.Features.X;\nclass Reads\n{{\n    async Task M()\n    {{\n        {code}\n    }}\n}}\n";

        var found = AskingClasses.In(
            CSharpSyntaxTree
                .ParseText(file, cancellationToken: TestContext.Current.CancellationToken)
                .GetRoot(TestContext.Current.CancellationToken)
        );

        found.ShouldBe(asks ? ["Features.X.Reads"] : []);
    }

    /// <summary>UPDATE_GOLDEN=1 adds the classes that are missing in the list and whose deleted checks the sweep noticed.</summary>
    [Fact]
    [Trait("Speed", "Slow")]
    [Trait("Req", "R46")]
    [Trait("Req", "R47")]
    public async Task Checks_that_the_sweep_guards_are_noticed_by_it_when_they_are_deleted()
    {
        var policy = new CallerPolicy();
        await using var site = await SweepSite.CreateAsync(
            SweptWorld.Generate(11, SweepSize.Small.People, SweepSize.Small.Objects),
            services => services.Replace(ServiceDescriptor.Singleton<AccessPolicy>(policy))
        );
        var paths = new ReadingPaths(site).All;
        await RecordAsync(site, policy, paths);

        List<string> noticed = [];
        foreach (var asker in AskingClasses.All)
        {
            if (await IsNoticedAsync(site, policy, paths, asker))
            {
                noticed.Add(asker);
            }
        }

        noticed.Count.ShouldBeGreaterThan(5, string.Join(", ", noticed));
        var list = RowCheckList.Read();
        list.Where(line => line.Value is Sweep).Select(line => line.Key).Except(noticed, StringComparer.Ordinal).ShouldBeEmpty();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") is "1")
        {
            noticed.ForEach(asker => list.TryAdd(asker, Sweep));
            await RowCheckList.WriteAsync(list, TestContext.Current.CancellationToken);
        }
    }

    // nothing is deleted: who asks where, and that nothing leaks
    private static async Task RecordAsync(SweepSite site, CallerPolicy policy, IReadOnlyDictionary<string, Func<SweepTally, Task>> paths)
    {
        foreach (var (name, visitAsync) in paths)
        {
            policy.Path = name;
            var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
            await visitAsync(tally);
            tally.Leaks.ShouldBeEmpty("nothing is deleted yet");
        }

        policy.Path = null;
    }

    private static async Task<bool> IsNoticedAsync(
        SweepSite site,
        CallerPolicy policy,
        IReadOnlyDictionary<string, Func<SweepTally, Task>> paths,
        string asker
    )
    {
        policy.Deleted = asker;
        try
        {
            foreach (var path in policy.PathsOf(asker))
            {
                if (await LeaksAsync(site, paths[path]))
                {
                    return true;
                }
            }

            return false;
        }
        finally
        {
            policy.Deleted = null;
        }
    }

    private static async Task<bool> LeaksAsync(SweepSite site, Func<SweepTally, Task> visitAsync)
    {
        var tally = new SweepTally(site.World, DateTimeOffset.UtcNow);
        try
        {
            await visitAsync(tally);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // what was shown by mistake may stop what comes after; only what was shown counts
        }

        return tally.Leaks.Count > 0;
    }
}
