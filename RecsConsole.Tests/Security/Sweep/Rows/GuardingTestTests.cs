using System.Collections.Concurrent;
using System.Diagnostics;
using RecsConsole.Tests.Architecture;
using RecsConsole.Tests.Security.Sweep.Rows.Probes;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>
/// The tests that the list names as guards are run in another process in which the checks of that class are deleted: one must fail. A few of
/// them each time, those of whoever comes in from outside; all of them in a full run.
/// </summary>
[Trait("Req", "R46")]
[Trait("Req", "R47")]
public sealed class GuardingTestTests
{
    // no class has this name
    private const string Nothing = "nothing";

    // what is deleted and noticed in this process already
    private static readonly string[] s_here = [nameof(RowProbeTests), nameof(MutationTableTests), "sweep"];

    private static readonly string[] s_sample = ["Features.Embed.CreateEmbedToken", "Features.Connections.Syncing.RequestTicketRead"];

    // how many tests of a class fail with all checks in place: several checks have the same class
    private static readonly ConcurrentDictionary<string, int> s_unchanged = new(StringComparer.Ordinal);

    public static TheoryData<string> Sample => [.. s_sample];

    public static TheoryData<string> All => [.. Guarded().Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Sample))]
    public Task Named_test_fails_without_the_check_and_passes_with_it(string checking) => ShouldNoticeAsync(checking);

    [Theory]
    [MemberData(nameof(All))]
    [Trait("Speed", "Slow")]
    public Task Each_named_test_fails_without_the_check_and_passes_with_it(string checking) => ShouldNoticeAsync(checking);

    [Fact]
    public void Every_check_of_a_row_is_deleted_by_some_test()
    {
        var list = RowCheckList.Read();

        Guarded().Count.ShouldBe(list.Count - list.Values.Count(by => s_here.Contains(by, StringComparer.Ordinal)));
        Guarded().Count.ShouldBeGreaterThan(50);
        s_sample.ShouldAllBe(checking => Guarded().ContainsKey(checking));
    }

    /// <summary>The classes that tests of their features guard, each with the full name of the test class.</summary>
    private static Dictionary<string, string> Guarded()
    {
        var tests = typeof(GuardingTestTests)
            .Assembly.GetTypes()
            .Where(type => type is { IsPublic: true, IsAbstract: false })
            .ToLookup(type => type.Name);
        return RowCheckList
            .Read()
            .Where(line => !s_here.Contains(line.Value, StringComparer.Ordinal))
            .ToDictionary(line => line.Key, line => tests[line.Value].Single().FullName!, StringComparer.Ordinal);
    }

    // one that fails anyway, perhaps for want of a database, has noticed nothing
    private static async Task ShouldNoticeAsync(string checking)
    {
        var tests = Guarded()[checking];
        if (!s_unchanged.TryGetValue(tests, out var failures))
        {
            failures = await FailuresAsync(tests, Nothing);
            s_unchanged[tests] = failures;
        }

        failures.ShouldBe(0, "the test fails with all checks in place");
        (await FailuresAsync(tests, checking)).ShouldBeGreaterThan(0, "the test notices nothing: mend it, or write a probe");
    }

    // how many tests of the class fail in a process of their own
    private static async Task<int> FailuresAsync(string tests, string deleted)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { typeof(GuardingTestTests).Assembly.Location, "-class", tests, "-trait-", "Speed=Slow", "-noLogo" },
            WorkingDirectory = SourceFile.Top(),
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment[DeletedCheck.Variable] = deleted;
        using var process = Process.Start(start)!;
        var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        said.ShouldContain("Total: ", customMessage: "the process ran tests");
        return said.Split('\n').Count(line => line.Contains("[FAIL]", StringComparison.Ordinal));
    }
}
