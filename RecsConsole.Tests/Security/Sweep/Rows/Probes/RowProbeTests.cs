using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Security.Sweep.Rows.Probes;

/// <summary>
/// Each class that the sweep and its own feature's tests do not reach is called about rows that its reader may not see, with its checks and
/// again without them: what the checks hide must then come through, or the probe would not notice if they were gone.
/// </summary>
[Trait("Req", "R46")]
public sealed class RowProbeTests(HiddenWorld world) : IClassFixture<HiddenWorld>
{
    private static readonly RowProbe[] s_probes =
    [
        .. CaseProbes.All,
        .. DocumentProbes.All,
        .. AdviceProbes.All,
        .. SnapshotProbes.All,
        .. PageProbes.All,
    ];

    public static TheoryData<string> Names => [.. s_probes.Select(probe => probe.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Checks_hide_a_row_that_would_be_seen_without_them(string name)
    {
        var probe = s_probes.Single(each => each.Name == name);

        (await world.SeesAsync(probe, isDeleted: false)).ShouldBeFalse("the row is hidden");
        (await world.SeesAsync(probe, isDeleted: true)).ShouldBeTrue("nothing else hides it, so that a deleted check is noticed");
    }

    [Fact]
    public void Probes_are_for_the_classes_that_the_list_leaves_to_them() =>
        s_probes
            .Select(probe => probe.Class)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ShouldBe(RowCheckList.Read().Where(line => line.Value is nameof(RowProbeTests)).Select(line => line.Key));
}
