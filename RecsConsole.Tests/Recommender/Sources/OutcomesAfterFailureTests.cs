using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Recommender.Sources;

/// <summary>Once a step failed on a case, its statistics are those of cases in which the step had failed too.</summary>
public sealed class OutcomesAfterFailureTests
{
    private static readonly Guid Tenant = Guid.NewGuid();
    private static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Cases_in_which_the_step_failed_too_are_counted_apart()
    {
        var facts = Read(Cases(failing: 25), isTakenBack: true)!;

        facts.Outcomes!.OfState.ShouldBe(65);
        var after = facts.AfterFailure.ShouldNotBeNull();
        (after.Failed, after.Outcomes.OfState).ShouldBe(("ask", 25));
        after.Outcomes.Actions.ShouldBe([new("fix", 25, 25, 25, 25, 25, 25)]);
    }

    [Fact]
    public void Too_few_of_them_say_less_than_all_cases() => Read(Cases(failing: 5), isTakenBack: true)!.AfterFailure.ShouldBeNull();

    [Fact]
    public void A_case_on_which_nothing_failed_is_compared_with_all() =>
        Read(Cases(failing: 25), isTakenBack: false)!.AfterFailure.ShouldBeNull();

    private static HistoryFacts? Read(IReadOnlyList<IndexedCase> cases, bool isTakenBack) =>
        new CaseStatistics(cases, LabelWindows.Default).Read(
            ARecord(isTakenBack),
            Now,
            new StateMachine(new("ticket", 1, "working", [new("working", false, false), new("check", false, false)], [])),
            new(
                new AccessPolicy(),
                new AccessSubject(
                    Tenant,
                    Guid.NewGuid(),
                    new HashSet<string>(StringComparer.Ordinal) { ConsoleRole.Agent },
                    new HashSet<string>(StringComparer.Ordinal) { "one" },
                    new HashSet<string>(StringComparer.Ordinal),
                    new HashSet<string>(StringComparer.Ordinal),
                    Classifications.Internal,
                    Active: true
                ),
                Now,
                NullLogger.Instance
            ),
            _ => true
        );

    private static List<IndexedCase> Cases(int failing) =>
        [
            .. Enumerable.Range(0, 40).Select(_ => ACase("look", setbacks: 0)),
            .. Enumerable.Range(0, failing).Select(_ => ACase("fix", setbacks: 1)),
        ];

    /// <param name="setbacks">How often the case had been taken back when its second step was taken.</param>
    private static IndexedCase ACase(string second, byte setbacks)
    {
        var id = Guid.NewGuid();
        return new(
            id,
            "printer",
            "printing",
            new(
                id,
                0,
                "printer",
                "printing",
                second,
                ResolvedById: null,
                SlaMet: true,
                Reopened: false,
                HoursToResolve: 5,
                ProcessVersion: 1,
                Now.AddDays(-3),
                [new("ask", "working"), new(second, "working")],
                []
            ),
            AccessResources.OfCase(Tenant, id, Classifications.Internal, null, "one", null)
        )
        {
            Background = new("ticket", null, null, null, [])
            {
                Endings = [new(10, 0, Counts: true, Good: true), new(10, setbacks, Counts: true, Good: true)],
            },
        };
    }

    private static CaseRecord ARecord(bool isTakenBack) =>
        new(
            Guid.NewGuid(),
            "T-1",
            1,
            "",
            "",
            "ticket",
            "printer",
            "printing",
            "EU",
            "en",
            2,
            "working",
            Now,
            null,
            "one",
            null,
            null,
            null,
            Classifications.Internal,
            IsOpen: true,
            new Dictionary<string, string>(StringComparer.Ordinal),
            [new(1, "ask", null, Now, "working", isTakenBack ? "check" : "working")]
        );
}
