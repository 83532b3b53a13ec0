using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender.History;

namespace RecsConsole.Tests.Recommender.Sources;

/// <summary>Finished cases, the open case that is asked about, and who asks: for tests of what is counted over cases.</summary>
internal static class CountedCases
{
    public static readonly DateTimeOffset Now = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static readonly Guid Tenant = Guid.NewGuid();

    /// <summary>The rights of an agent of the team that has the cases.</summary>
    public static AccessCheck Check(int clearance = Classifications.Internal, Guid? actor = null) =>
        new(
            new AccessPolicy(),
            new AccessSubject(
                Tenant,
                actor ?? Guid.NewGuid(),
                new HashSet<string>(StringComparer.Ordinal) { ConsoleRole.Agent },
                new HashSet<string>(StringComparer.Ordinal) { "one" },
                new HashSet<string>(StringComparer.Ordinal) { "EU" },
                new HashSet<string>(StringComparer.Ordinal) { "en" },
                clearance,
                Active: true
            ),
            Now,
            NullLogger.Instance
        );

    /// <summary>A finished case that was worked in one state.</summary>
    /// <param name="well">Whether it ended well.</param>
    /// <param name="setbacks">How often it had been taken back before each of its steps.</param>
    /// <param name="endings">How each step ended, if the steps differ in that.</param>
    public static IndexedCase ACase(
        IReadOnlyList<string> steps,
        string account = "acme",
        string tier = "gold",
        string issue = "printer",
        string product = "printing",
        string region = "EU",
        int classification = 1,
        bool well = true,
        int daysAgo = 3,
        IReadOnlyList<Guid>? workers = null,
        IReadOnlyList<string>? documents = null,
        byte setbacks = 0,
        IReadOnlyList<StepEnding>? endings = null
    )
    {
        var id = Guid.NewGuid();
        var clock = CaseEnd.ClockOf(ARecord().OpenedAt, ARecord().SlaDeadline, Now);
        return new(
            id,
            issue,
            product,
            new(
                id,
                0,
                issue,
                product,
                steps[^1],
                ResolvedById: null,
                SlaMet: well,
                Reopened: false,
                HoursToResolve: 5,
                ProcessVersion: 1,
                Now.AddDays(-daysAgo),
                [.. steps.Select(step => new SimilarCaseStep(step, "working"))],
                documents ?? []
            ),
            AccessResources.OfCase(Tenant, id, classification, region, "one", null)
        )
        {
            Background = new("ticket", region, account, tier, workers ?? [])
            {
                Endings = endings ?? [.. steps.Select(_ => new StepEnding(clock, setbacks, Counts: true, well))],
            },
        };
    }

    /// <summary>An open case in which one step was taken.</summary>
    /// <param name="reached">The state after that step.</param>
    public static CaseRecord ARecord(string reached = "working") =>
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
            "acme",
            "gold",
            1,
            IsOpen: true,
            new Dictionary<string, string>(StringComparer.Ordinal),
            [new(1, "ask", null, Now, "working", reached)]
        );
}
